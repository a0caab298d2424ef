import { amountsOf } from '../figures/money.ts';
import type { View } from '../view/view.ts';
import type { Behind } from './behind.ts';
import type { Found } from './evidence.ts';

/** `referred.ever.firstSales.number`, `referred.window.turnover`, `referred.ever.referrers.list.0.turnover`. */
export function referredBehind(view: View, report: unknown, keys: readonly string[]): Behind {
  const [, form, figure, leaf, place] = keys;
  const all = figure === 'ofTurnover' || (figure === 'firstSales' && leaf !== 'number');
  const credit = leaf === 'list' && place !== undefined ? creditedAt(report, form, Number(place)) : undefined;
  return {
    because: all
      ? 'the first sale to each client, and whose recommendation it was'
      : 'first sales to clients that were recommended to us: by the client’s own word, else by the first recommendation before the sale',
    facts: firstSales(view, form === 'window', all, credit),
  };
}

function creditedAt(report: unknown, form: string | undefined, place: number): string | undefined {
  const { referred } = report as { referred: Record<string, { referrers: { list: { clientId: string }[] } }> };
  return referred[form ?? 'ever']?.referrers.list[place]?.clientId;
}

/** Every payment and refund of the sales, and the event that names who recommended us. */
function firstSales(view: View, windowOnly: boolean, all: boolean, credit: string | undefined): readonly Found[] {
  const { scope, window, moment } = view;
  const { parts, partStart, settlements } = scope.ledger;
  const { minor, currency = '' } = amountsOf(view);
  const found: Found[] = [];
  for (const { client, sale, at, referrer } of view.firstSales()) {
    if (windowOnly && (at < window.from || at >= window.to)) continue;
    if (referrer === undefined ? !all : credit !== undefined && referrer.clientId !== credit) continue;
    if (referrer) found.push({ table: 'clients', row: referrer.row, says: { referrer: referrer.clientId } });
    for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
      const settlement = parts.settlement[part] ?? -1;
      if (settlement < 0 || settlements.sale[settlement] !== sale || (parts.at[part] ?? 0) >= moment.at) continue;
      if (scope.selection.parts?.[part] === 0) continue;
      found.push({ table: 'settlements', row: parts.row[part] ?? 0, says: { minor: minor[part] ?? 0, currency } });
    }
  }
  return found;
}
