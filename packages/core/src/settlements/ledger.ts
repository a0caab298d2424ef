import type { PartColumns } from './part-columns.ts';
import type { SettlementColumns } from './settlement-columns.ts';

/**
 * Every payment and refund that is known, line by line, ordered by client and then by time: the one
 * structure that sales, statuses and sums are computed from. It holds for any moment; what counts at
 * a moment is said by `at` and `until`. Clients that were merged stand under their survivor.
 */
export type Ledger = Readonly<{
  /** How many client codes there are. */
  clients: number;
  /** The lines of payments and refunds; those of client c from `partStart[c]` to `partStart[c + 1]`. */
  parts: PartColumns;
  partStart: Int32Array;
  /** The payments of more than zero; those of client c from `settlementStart[c]` to `settlementStart[c + 1]`. */
  settlements: SettlementColumns;
  settlementStart: Int32Array;
  /** Sales of client c are numbered from `saleStart[c]` to `saleStart[c + 1]`, by their first payment. */
  saleStart: Int32Array;
  /** First settlement of each sale. */
  saleFirst: Int32Array;
  /** When each currency (by its text code) first occurs. */
  currencies: ReadonlyMap<number, number>;
  /** The latest instant of all; -Infinity for an empty ledger. */
  latest: number;
}>;

/** Whether what happened at `at` and was wholly refunded at `until` counts at a moment. */
export const isCounted = (at: number, until: number, moment: number): boolean => at < moment && until >= moment;
