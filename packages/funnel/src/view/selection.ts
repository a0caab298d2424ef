import { Assortment, clientFilters, counts, type Filter, type Identities, type Moment } from '@clientele/core';

import type { DealLog } from '../walk/deal-log.ts';
import { dealNumber } from '../walk/deal-number.ts';
import type { Walks } from '../walk/walks.ts';

/** What a filter is applied to, and what was known then. */
type Known = Readonly<{ log: DealLog; moment: Moment; identities: Identities }>;
type Test = (deal: number, opening: number, openedAt: number) => boolean;

/**
 * Which deals a filter selects, its window left out: 1 by deal. Owner, segment and source are those
 * at the opening: the deal's own where it names them, else the client's.
 */
export function selectDeals(walks: Walks, filter: Filter, moment: Moment, identities: Identities): Uint8Array {
  const { log } = walks;
  const tests = testsOf({ log, moment, identities }, filter);
  const selected = new Uint8Array(log.deals);
  for (let deal = 0; deal < log.deals; deal++) {
    const place = walks.opened[deal] ?? -1;
    if (place < 0) continue;
    const opening = log.opening[log.row[place] ?? -1] ?? -1;
    const openedAt = log.occurredAt[place] ?? 0;
    if (tests.every((test) => test(deal, opening, openedAt))) selected[deal] = 1;
  }
  return selected;
}

function testsOf(known: Known, filter: Filter): readonly Test[] {
  const { facts, openings } = known.log;
  const { product, direction, owner, segment, channel, motion, source } = filter;
  const tests: Test[] = [];
  /** The code of a text that a filter names; -1, which no column holds, where the log does not. */
  const code = (text: string) => facts.texts.find(text) || -1;
  if (motion !== undefined) {
    const wanted = code(motion);
    tests.push((_, opening) => openings.motion[opening] === wanted);
  }
  if (channel !== undefined) {
    const wanted = code(channel);
    tests.push((_, opening) => openings.channel[opening] === wanted);
  }
  tests.push(
    ...saidOf(known, { owner }, openings.owner),
    ...saidOf(known, { source }, openings.source),
    ...saidOf(known, { segment }),
  );
  if (product !== undefined || direction !== undefined) {
    const sold = dealsSelling(known, product, direction);
    tests.push((deal) => sold[deal] === 1);
  }
  return tests;
}

/** What the deal's opening says, else what held of the client at that instant, must be what the filter names. */
function saidOf({ log, moment, identities }: Known, filter: Filter, said?: Int32Array): readonly Test[] {
  return clientFilters(log.facts, moment, filter).map(({ attribute, value }) => (deal, opening, at) => {
    const client = log.client[deal] ?? 0;
    const own = said?.[opening] ?? 0;
    return (own || attribute.asOf(client, at) || attribute.asOf(identities.survivorOf(client), at)) === value;
  });
}

/** 1 by deal for those of which any line names the product and the direction. */
function dealsSelling(
  { log, moment, identities }: Known,
  product: string | undefined,
  direction: string | undefined,
): Uint8Array {
  const { facts } = log;
  const assortment = new Assortment(facts, moment.knownAt, identities);
  const indexed = facts.indexed('dealProducts');
  const { columns, client, occurredAt } = indexed.rows;
  const selling = new Uint8Array(log.deals);
  const wantedProduct = product === undefined ? undefined : facts.texts.find(product) || -1;
  const wantedDirection = direction === undefined ? undefined : facts.texts.find(direction) || -1;
  for (let row = 0; row < indexed.length; row++) {
    const sold = columns.product[row] ?? 0;
    if (wantedProduct !== undefined && sold !== wantedProduct) continue;
    if (!counts(indexed, row, moment)) continue;
    const line = columns.direction[row] || assortment.directionOf(sold, occurredAt[row] ?? 0);
    if (wantedDirection !== undefined && line !== wantedDirection) continue;
    const deal = dealNumber(log, client[row] ?? 0, columns.dealId[row] ?? 0);
    if (deal >= 0) selling[deal] = 1;
  }
  return selling;
}
