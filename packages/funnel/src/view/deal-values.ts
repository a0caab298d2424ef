import { Exchange } from '@clientele/core';

import type { FunnelPolicy } from '../policy.ts';
import { valueAt, valuePlace } from '../walk/deal-value.ts';
import type { Walks } from '../walk/walks.ts';

/** What deals are worth in the currency of sums, by deal. */
export type DealValues = Readonly<{
  /** Minor units; NaN where nothing says it. */
  minor: Float64Array;
  /** Places of the events that say it; -1 for none. */
  place: Int32Array;
  exchange: Exchange;
}>;

/** Throws `RatesMissing` when several currencies occur, in deals or among those `said` elsewhere, that the policy cannot add. */
export function dealValues(walks: Walks, policy: FunnelPolicy, said: ReadonlySet<number>): DealValues {
  const { log } = walks;
  const minor = new Float64Array(log.deals).fill(NaN);
  const currency = new Int32Array(log.deals);
  const place = new Int32Array(log.deals).fill(-1);
  const occurring = new Set(said);
  for (let deal = 0; deal < log.deals; deal++) {
    if ((walks.opened[deal] ?? -1) < 0) continue;
    const says = valuePlace(walks, deal);
    const worth = valueAt(walks, deal, says);
    if (says < 0 || Number.isNaN(worth)) continue;
    const code = currencyAt(walks, deal, says);
    place[deal] = says;
    minor[deal] = worth;
    currency[deal] = code;
    occurring.add(code);
  }
  const { texts } = log.facts;
  const exchange = new Exchange(
    policy,
    [...occurring].map((code) => texts.textOf(code) ?? ''),
  );
  if (occurring.size > 1 || !occurring.has(texts.find(exchange.currency ?? '')))
    for (let deal = 0; deal < log.deals; deal++) {
      const from = texts.textOf(currency[deal] ?? 0);
      if (from === undefined) continue;
      minor[deal] = exchange.convert(minor[deal] ?? 0, from, log.occurredAt[place[deal] ?? -1] ?? 0);
    }
  return { minor, place, exchange };
}

/** An offer that only takes something off is in the currency of the opening. */
function currencyAt({ log: { steps, row }, openingValue }: Walks, deal: number, place: number): number {
  const own = steps.currency[row[place] ?? -1] ?? 0;
  return own > 0 ? own : (steps.currency[row[openingValue[deal] ?? -1] ?? -1] ?? 0);
}
