import type { Mapping } from './mapping/mapping.ts';
import type { ProgressMeter } from './progress.ts';
import type { SourceFile } from './reading/source-file.ts';
import type { LineLedger } from './report/line-counts.ts';
import type { MoneyLedger } from './report/money-ledger.ts';
import type { Notebook } from './report/notebook.ts';
import type { RowRef } from './rows/row-record.ts';

/** What all phases of one import share. */
export type ImportRun = Readonly<{
  mapping: Mapping;
  files: readonly SourceFile[];
  lines: LineLedger;
  money: MoneyLedger;
  notebook: Notebook;
  progress: ProgressMeter;
  signal: AbortSignal | undefined;
  badRows: 'stop' | 'refuse';
}>;

/** File and line of a row, for people. */
export const placeOf = ({ files }: Pick<ImportRun, 'files'>, [file, line]: RowRef): { file: string; line: number } => ({
  file: files[file]?.name ?? '',
  line,
});
