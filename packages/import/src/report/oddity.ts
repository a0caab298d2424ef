import type { Money } from '@clientele/core';

import type { ImportErrorCode } from '../import-error.ts';

/** What can be said of rows besides that they were booked. */
export type OddityCode =
  | ImportErrorCode
  /** No entry of the mapping wants the row. */
  | 'NOT_MAPPED'
  /** Goods came back at no price: no money moved. */
  | 'NO_MONEY_MOVED'
  /** The very row, by its key, came before. */
  | 'REPEATED_ROW'
  | 'UNATTRIBUTED'
  | 'UNMATCHED_CANCELLATION'
  | 'ROUNDED'
  | 'SEVERAL_INSTANTS'
  | 'SEVERAL_PROFILES'
  | 'INVOICE_DISAGREES'
  | 'LOOKUP_MISSING'
  /** No row looked up this row of a table to look up in. */
  | 'NEVER_LOOKED_UP'
  | 'NAME_MENDED'
  /** The mapping's own words for odd rows. */
  | 'REPORTED'
  /** Booked by an earlier import, and more or otherwise by this one. */
  | 'CORRECTED'
  | 'RETRACTED'
  /** Corrected or retracted by hand since: left as it is. */
  | 'LEFT_AS_CORRECTED'
  | 'REGISTERED_ELSEWHERE'
  | 'ERASED_CLIENT';

export type Fate = 'booked' | 'skipped' | 'refused';

/** One odd thing: a row, or several rows that are odd together. */
export type Oddity = Readonly<{
  code: OddityCode;
  /** What exactly, in words. */
  what: string;
  fate: Fate;
  rows: readonly Readonly<{ file: string; line: number }>[];
  clientId?: string | undefined;
  amount?: Money | undefined;
}>;

/** All oddities of one kind. */
export type OddityGroup = Readonly<{
  code: OddityCode;
  what: string;
  fate: Fate;
  /** How many there are: rows, invoices, clients. */
  count: number;
  /** How many rows take part in them. */
  rows: number;
  amounts: readonly Money[];
  clients: readonly string[];
  /** The first thousand of the rows, by file and line. */
  lines: readonly Readonly<{ file: string; line: number }>[];
}>;
