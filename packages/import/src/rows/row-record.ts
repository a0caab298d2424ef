import type { Instant, Money } from '@clientele/core';

import type { UnitPrice } from './amount-reader.ts';

/** Where a row stands: the number of its file, its line, and how many records were made of it. */
export type RowRef = readonly [file: number, line: number, records: number];

/** A line of a payment or of a refund, as the event will hold it. */
export type SaleLine = Readonly<{
  product?: string | undefined;
  direction?: string | undefined;
  amount: Money;
  quantity?: number | undefined;
  unitPrice?: UnitPrice | undefined;
  cost?: Money | undefined;
}>;

/** What all lines of an invoice should agree on. */
export type SaleHeader = Readonly<{
  deal?: string | undefined;
  owner?: string | undefined;
  salesChannel?: string | undefined;
  method?: string | undefined;
}>;

/** What a row says, besides whose it is and when. */
export type RecordContent =
  | Readonly<{ kind: 'client' }>
  | Readonly<{ kind: 'event'; data: Readonly<Record<string, unknown>> }>
  | Readonly<{ kind: 'sale' | 'cancellation' | 'refund'; line: SaleLine; header: SaleHeader; residue?: string }>;

/** One thing that one row says, ready to be sorted and grouped. */
export type RowRecord = Readonly<{
  clientId: string;
  /** Number of the mapping's entry. */
  entry: number;
  /** What the other system tells it apart by. */
  key: string;
  at: Instant;
  /** JSON of ClientRegistered as this row knows the client; empty for the company. */
  profile: string;
  content: RecordContent;
}>;

/** In which order the kinds of one entry come at the same instant: what is cancelled before what cancels it. */
export const sides = ['client', 'event', 'sale', 'cancellation', 'refund'] as const;
