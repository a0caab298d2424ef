import type { GroupedLine } from '../grouping/group.ts';
import type { RowRef, SaleLine } from '../rows/row-record.ts';
import { lineName } from './line-name.ts';

/** Lines of a cancellation of one product at one price, added up, with the rows that they come from. */
export type CancelledLine = Readonly<{ line: SaleLine; rows: readonly Readonly<{ ref: RowRef; quantity: number }>[] }>;

/** The lines of a cancellation by product, direction and unit price, in a fixed order. */
export function cancelledLines(lines: readonly GroupedLine[]): readonly CancelledLine[] {
  const byName = new Map<string, CancelledLine>();
  for (const { line, ref } of lines) {
    const name = lineName(line);
    const known = byName.get(name);
    const rows = ref === undefined ? [] : [{ ref, quantity: line.quantity ?? 0 }];
    byName.set(
      name,
      known === undefined ? { line, rows } : { line: sum(known.line, line), rows: [...known.rows, ...rows] },
    );
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** The rows of a cancelled line of which something matches no sale: what is left is of the last ones. */
export function unmatchedRows({ rows }: CancelledLine, left: number): readonly RowRef[] {
  const refs: RowRef[] = [];
  let open = left;
  for (const { ref, quantity } of [...rows].reverse()) {
    if (open <= 0) break;
    refs.push(ref);
    open -= quantity;
  }
  return refs.reverse();
}

const sum = (a: SaleLine, b: SaleLine): SaleLine => ({
  ...a,
  quantity: (a.quantity ?? 0) + (b.quantity ?? 0),
  amount: { ...a.amount, minor: a.amount.minor + b.amount.minor },
});
