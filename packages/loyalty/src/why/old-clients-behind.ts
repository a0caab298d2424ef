import { amountsOf } from '../figures/money.ts';
import { eachTurnover, type Seller } from '../figures/old-clients.ts';
import type { View } from '../view/view.ts';
import type { Behind } from './behind.ts';
import type { Found } from './evidence.ts';

const sellers: Readonly<Record<string, Seller>> = { fromOld: 'old', fromNew: 'new', unattributed: 'unattributed' };

/** `oldClients.share`, `oldClients.fromOld.minor`. */
export function oldClientsBehind(view: View, [, figure = '']: readonly string[]): Behind {
  const wanted = sellers[figure];
  const { parts } = view.scope.ledger;
  const { minor, currency = '' } = amountsOf(view);
  const facts: Found[] = [];
  eachTurnover(view, (from, part) => {
    if (wanted !== undefined && from !== wanted) return;
    facts.push({ table: 'settlements', row: parts.row[part] ?? 0, says: { from, minor: minor[part] ?? 0, currency } });
  });
  return { because: 'settlements less refunds of the window; old are clients that had bought before it', facts };
}
