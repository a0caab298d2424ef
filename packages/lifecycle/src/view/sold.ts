import { type Ledger, type Sales, salesAt, type Selection, standing } from '@clientele/core';

import { type SaleKinds, saleKinds } from './sale-kinds.ts';

/** The sales that count at a moment, and what each was to its client. */
export type Sold = Readonly<{ sales: Sales; kinds: SaleKinds }>;

const kept = new WeakMap<Float64Array, Map<string, Sold>>();

/** The sales of a selection at a moment; kept for the moments asked last, all after the last payment being one. */
export function soldAt(
  ledger: Ledger,
  selection: Selection,
  population: Uint8Array,
  unit: 'direction' | 'product',
  moment: number,
): Sold {
  const at = moment > ledger.latest ? Infinity : moment;
  const held = kept.get(selection.until) ?? new Map<string, Sold>();
  kept.set(selection.until, held);
  const key = `${unit} ${String(at)}`;
  const known = held.get(key);
  if (known !== undefined) return known;
  const sales = salesAt(ledger, selection, at);
  const clients = population.map((kind) => (kind === standing.client ? 1 : 0));
  const sold = { sales, kinds: saleKinds({ ledger, sales, selection, clients, unit, at }) };
  if (held.size >= 2) held.clear();
  held.set(key, sold);
  return sold;
}
