import type { Io } from './io.ts';
import type { Format } from './options/store-options.ts';
import { csv } from './render/csv.ts';
import { figures } from './render/figures.ts';
import { json } from './render/json.ts';
import type { Cell } from './render/table.ts';
import { drawn, type View } from './render/view.ts';

type Rows = Readonly<{ head: readonly string[]; rows: readonly (readonly Cell[])[] }>;

/** How a value is printed for people, and as CSV; a report becomes a line for each value, its path first. */
export type Printed<Value> = Readonly<{ view: (value: Value) => View; csv?: (value: Value) => Rows }>;

/** Prints what a library function gave: for people, as it is in JSON, or as CSV. */
export function print<Value>(value: Value, format: Format, printed: Printed<Value>, io: Io): void {
  switch (format) {
    case 'json':
      return io.out(json(value));
    case 'csv': {
      const { head, rows } = printed.csv?.(value) ?? { head: ['path', 'value', 'currency'], rows: [...figures(value)] };
      return io.out(csv(head, ...rows));
    }
    case 'table':
      return io.out(drawn(printed.view(value), io.columns));
  }
}
