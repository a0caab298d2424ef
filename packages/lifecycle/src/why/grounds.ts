import type { RowOf } from '../cause.ts';

/** What a number was made from: the rows, and in words how. */
export type Grounds = Readonly<{
  because: string;
  rows: readonly RowOf[];
  /** The clients counted, by their ids, where clients are. */
  clients?: readonly string[];
  context?: Readonly<Record<string, unknown>>;
}>;
