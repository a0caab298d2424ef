import type { Moment } from '@clientele/core';

import type { CompiledPipeline } from './compiled-pipeline.ts';
import type { DealLog } from './deal-log.ts';
import { isPrepaid } from './deal-value.ts';
import { LinkedDeals } from './linked-deals.ts';
import { lose, moveTo, reopen, win } from './move.ts';
import { is } from './step-codes.ts';
import { standing, Walks } from './walks.ts';

/**
 * Walks every deal of the clients from `first` up to `last` through its pipeline, by the steps that
 * count at the moment. A deal stands in the furthest stage that it entered since it last went back.
 */
export function walk(
  log: DealLog,
  pipelines: readonly CompiledPipeline[],
  { at, knownAt }: Moment,
  [first, last]: readonly [number, number],
): Walks {
  const walks = new Walks(log, pipelines);
  const linked = new LinkedDeals(log, knownAt);
  const { occurredAt, recordedAt, supersededAt, link, deal } = log;
  const end = log.start[last] ?? 0;
  for (let place = log.start[first] ?? 0; place < end; place++) {
    if ((occurredAt[place] ?? Infinity) >= at) continue;
    if ((recordedAt[place] ?? Infinity) >= knownAt || (supersededAt[place] ?? Infinity) < knownAt) continue;
    const number = link[place] === -1 ? (deal[place] ?? -1) : linked.of(place);
    if (number >= 0) step(walks, number, place);
  }
  return walks;
}

function step(walks: Walks, deal: number, place: number): void {
  const type = walks.log.type[place] ?? 0;
  if ((walks.opened[deal] ?? -1) < 0) {
    // What is dated before the opening says nothing about a deal that was not there yet.
    if (type !== is.opened) return;
    open(walks, deal, place);
  } else if (type === is.reopened) return reopen(walks, deal, place);
  // Money and goods move whether the deal is open or not: they are there when the deal is taken up again.
  pay(walks, deal, place, type);
  walks.awaited.take(deal, place, type);
  if (walks.status[deal] !== standing.open) return;
  if (type === is.closed) return win(walks, deal, place);
  if (type === is.lost) return lose(walks, deal, place);
  value(walks, deal, place, type);
  move(walks, deal, place, type);
}

function open(walks: Walks, deal: number, place: number): void {
  const { log, pipelines } = walks;
  const named = log.openings.pipeline[log.opening[log.row[place] ?? -1] ?? -1] ?? 0;
  const pipeline = named === 0 ? 0 : pipelines.findIndex(({ code }) => code === named);
  walks.opened[deal] = place;
  walks.openedAt[deal] = log.occurredAt[place] ?? NaN;
  walks.pipeline[deal] = Math.max(0, pipeline);
  if (!Number.isNaN(log.minor[place] ?? NaN)) walks.openingValue[deal] = place;
}

function pay({ paid, log }: Walks, deal: number, place: number, type: number): void {
  if (type !== is.paymentReceived && type !== is.paymentRefunded) return;
  const minor = log.minor[place] ?? 0;
  const currency = log.steps.currency[log.row[place] ?? -1] ?? 0;
  paid.add(deal, currency, type === is.paymentReceived ? minor : -minor);
}

/** Takes down what the step says of the deal's worth and its terms. */
function value(walks: Walks, deal: number, place: number, type: number): void {
  const { steps, row, minor } = walks.log;
  const at = row[place] ?? -1;
  const says = !Number.isNaN(minor[place] ?? NaN);
  const terms = (steps.firstInstalment[at] ?? 0) > 0;
  switch (type) {
    case is.offerMade:
    case is.offerRevised:
      if (says || (steps.discount[at] ?? 0) > 0) walks.offerValue[deal] = place;
      if (terms) walks.offerTerms[deal] = place;
      return;
    case is.contractApproved:
    case is.contractSigned:
    case is.contractAmended:
      if (says) walks.contractValue[deal] = place;
      if (terms) walks.contractTerms[deal] = place;
      return;
    case is.contractRejected:
      walks.contractValue[deal] = -1;
      walks.contractTerms[deal] = -1;
      return;
  }
}

function move(walks: Walks, deal: number, place: number, type: number): void {
  const pipeline = walks.pipelines[walks.pipeline[deal] ?? 0];
  const stands = walks.stage[deal] ?? -1;
  if (type === is.offerRevised || type === is.contractRejected) {
    const back = pipeline?.offer ?? -1;
    if (back >= 0 && back < stands) moveTo(walks, deal, back, place);
  }
  const to = pipeline?.entered[type] ?? -1;
  if (to > stands && enters(walks, deal, place, type)) moveTo(walks, deal, to, place);
}

/** Whether a payment is sufficient, and a delivery the last; other steps need nothing more. */
function enters(walks: Walks, deal: number, place: number, type: number): boolean {
  if (type === is.delivered) return walks.awaited.isLast(deal, place);
  return type !== is.paymentReceived || isPrepaid(walks, deal);
}
