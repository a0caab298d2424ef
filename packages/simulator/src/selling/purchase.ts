import type { Basket } from './basket.ts';
import type { Paid } from './pay.ts';

/** Something was bought, paid and delivered. */
export type Purchase = Readonly<{
  /** When the first money came. */
  at: number;
  delivered: number;
  basket: Basket;
  payments: readonly Paid[];
  dealId?: string;
  /** When the deal was closed. */
  closed?: number;
  invoice?: string;
  /** The money was written down long after it came. */
  recordedLate?: boolean;
}>;
