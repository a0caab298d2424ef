import type { Instant } from '@clientele/core';

import type { RowRef, SaleHeader, SaleLine } from '../rows/row-record.ts';

type Common = Readonly<{
  clientId: string;
  /** Number of the mapping's entry. */
  entry: number;
  key: string;
  /** The earliest of its rows. */
  at: Instant;
  /** ClientRegistered, in JSON, as its earliest row knows the client. */
  profile: string;
  /** The earliest row; none where the group comes from the log. */
  ref?: RowRef;
  /** What other rows say of the client instead. */
  otherProfiles?: readonly (readonly [profile: string, ref: RowRef])[];
}>;

/** A line with the row that it comes from; none where it comes from the log. */
export type GroupedLine = Readonly<{ line: SaleLine; ref?: RowRef; residue?: string }>;

/** What rows of one key say together: it becomes one event, or the refunds of one cancellation. */
export type Group = Common &
  (
    | Readonly<{ kind: 'client' }>
    | Readonly<{ kind: 'event'; data: Readonly<Record<string, unknown>> }>
    | Readonly<{ kind: 'sale' | 'cancellation' | 'refund'; lines: readonly GroupedLine[]; header: SaleHeader }>
  );

export type SaleGroup = Extract<Group, { lines: unknown }>;
