import type { LineCounts } from './line-counts.ts';
import type { MoneyAccount } from './money-ledger.ts';
import type { OddityGroup } from './oddity.ts';

/** What an import read, what it booked, and everything that was odd. */
export type ImportReport = Readonly<{
  mapping: string;
  source: string;
  files: readonly Readonly<{ table: string; file: string; lines: LineCounts }>[];
  /** Of all files: read = booked + skipped + refused. */
  lines: LineCounts;
  clients: Readonly<{
    /** Clients that the tables name; those without a name are not counted. */
    named: number;
    /** Of them, those that the log did not know before. */
    registered: number;
    /** Lines that name no client: in sums, never in counts of clients. */
    unattributedLines: number;
  }>;
  events: Readonly<{
    appended: number;
    /** Of the appended: what corrects or retracts what an earlier import had booked. */
    corrections: number;
    retractions: number;
    /** What the log held already. */
    unchanged: number;
    byType: Readonly<Record<string, number>>;
  }>;
  money: readonly MoneyAccount[];
  odd: readonly OddityGroup[];
}>;
