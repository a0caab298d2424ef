import { instantOf, millisecondsOf, type Instant } from '@clientele/core';

import { lineOfRecord } from './grouping/record-line.ts';
import { ImportError } from './import-error.ts';
import type { ImportRun } from './import-run.ts';
import type { Table } from './mapping/table.ts';
import { openTable } from './reading/open-table.ts';
import type { Row } from './reading/row.ts';
import type { SourceFile } from './reading/source-file.ts';
import { CellError } from './rows/cell-error.ts';
import type { DraftCheck } from './rows/checks.ts';
import { compileTable, type RowOutcome } from './rows/compile-table.ts';
import { unattributedClient } from './rows/foreign-client.ts';
import { Lookups } from './rows/lookups.ts';
import type { RowRecord } from './rows/row-record.ts';
import { scopeOf } from './rows/scope.ts';
import type { DiskSort } from './sorting/disk-sort.ts';

/** How far ahead of our clock another system's may be. */
const tolerance = 5 * 60_000;

/**
 * Reads and checks every row of every file, and gives what they say to the sort. Throws `ImportError`
 * for the first row that cannot be booked, unless such rows are to be refused and reported.
 */
export async function readRows(run: ImportRun, sort: DiskSort, now: Instant, checkDraft: DraftCheck): Promise<void> {
  const { mapping, files, progress, signal } = run;
  const lookups = await Lookups.load(mapping, files, signal);
  const latest = instantOf(millisecondsOf(now) + tolerance);
  const booked = new Set(mapping.entries.map(({ from }) => from));
  progress.begin(
    'reading',
    files.reduce((sum, { table, bytes }) => sum + (booked.has(table) ? bytes : 0), 0),
  );
  for (const [index, file] of files.entries()) {
    run.lines.open();
    const table = mapping.tables[file.table];
    if (table === undefined || !booked.has(file.table)) continue;
    await readFile(run, { index, file, table, lookups, sort, limits: { latest, checkDraft } });
  }
  countLookups(run, lookups, booked);
  progress.end();
}

/** No line is dropped in silence: those of tables to look up in are counted, and those that nobody looked up are told of. */
function countLookups({ lines, notebook, files }: ImportRun, lookups: Lookups, booked: ReadonlySet<string>): void {
  for (const { table, key, file, line, used } of lookups.rows()) {
    // Its rows were counted when they were booked themselves.
    if (booked.has(table)) continue;
    lines.count(file, used ? 'booked' : 'skipped');
    if (used) continue;
    const what = `no row looks up "${key}" in the table ${table}`;
    notebook.add({ code: 'NEVER_LOOKED_UP', what, fate: 'skipped', rows: [{ file: files[file]?.name ?? '', line }] });
  }
}

type Reading = Readonly<{
  index: number;
  file: SourceFile;
  table: Table;
  lookups: Lookups;
  sort: DiskSort;
  limits: Parameters<typeof compileTable>[2];
}>;

async function readFile(run: ImportRun, { index, file, table, lookups, sort, limits }: Reading): Promise<void> {
  const { mapping, notebook, signal, progress } = run;
  const { columns, rows } = await openTable(file, table, {
    signal,
    onBytes: (bytes) => {
      progress.advance(bytes);
    },
  });
  let line = 0;
  // Several fields may read one cell: a row is told of once.
  const noted = new Set<string>();
  const note = (code: 'LOOKUP_MISSING' | 'NAME_MENDED', what: string): void => {
    if (noted.has(what)) return;
    noted.add(what);
    notebook.add({ code, what, fate: 'booked', rows: [{ file: file.name, line }] });
  };
  const scope = scopeOf({
    mapping,
    table,
    file: file.name,
    columns,
    lookups,
    onMissing: (other, key) => {
      note('LOOKUP_MISSING', `"${key}" is not in the table ${other}`);
    },
    onMended: (from, to) => {
      note('NAME_MENDED', `${from} → ${to}`);
    },
  });
  const program = compileProgram(file, () => compileTable(file.table, scope, limits));
  for await (const page of rows) {
    signal?.throwIfAborted();
    let full = false;
    for (const row of page) {
      line = row.line;
      noted.clear();
      const outcome = outcomeOf(run, file, columns.length, row, program);
      run.lines.count(index, outcome === undefined ? 'refused' : outcome.skipped === undefined ? 'booked' : 'skipped');
      if (outcome === undefined) continue;
      noteOutcome(run, file, row, outcome);
      for (const record of outcome.records)
        full = sort.add(lineOfRecord(record, [index, row.line, outcome.records.length])) || full;
    }
    if (full) await sort.spill();
  }
}

/** A mapping may say of a constant what cannot be, before any row is read. */
function compileProgram<T>(file: SourceFile, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    throw asImportError(error, file, undefined);
  }
}

function outcomeOf(
  run: ImportRun,
  file: SourceFile,
  width: number,
  row: Row,
  program: (cells: readonly string[]) => RowOutcome,
): RowOutcome | undefined {
  try {
    if (row.cells.length !== width)
      throw new CellError(
        'WRONG_COLUMNS',
        undefined,
        undefined,
        `the row has ${String(row.cells.length)} cells and the header ${String(width)}: check separator and quotes`,
      );
    return program(row.cells);
  } catch (thrown) {
    const error = asImportError(thrown, file, row.line);
    if (run.badRows === 'stop' || !(error instanceof ImportError)) throw error;
    const what = `${error.column === undefined ? '' : `column "${error.column}": `}${error.problem}`;
    run.notebook.add({ code: error.code, what, fate: 'refused', rows: [{ file: file.name, line: row.line }] });
    return undefined;
  }
}

function asImportError(error: unknown, file: SourceFile, line: number | undefined): unknown {
  if (!(error instanceof CellError)) return error;
  return new ImportError(
    error.code,
    { file: file.name, line, column: error.column, value: error.value },
    error.message,
  );
}

function noteOutcome(
  { mapping, notebook }: ImportRun,
  file: SourceFile,
  { line }: Row,
  { records, skipped, odd }: RowOutcome,
): void {
  const rows = [{ file: file.name, line }];
  const fate = skipped === undefined ? 'booked' : 'skipped';
  if (skipped === 'NOT_MAPPED')
    notebook.add({ code: skipped, what: 'no entry of the mapping wants the row', fate, rows });
  if (skipped === 'NO_MONEY_MOVED')
    notebook.add({ code: skipped, what: 'goods came back at no price: no money moved', fate, rows });
  for (const what of odd) notebook.add({ code: 'REPORTED', what, fate, rows });
  if (records.some(({ content }) => 'residue' in content))
    notebook.add({ code: 'ROUNDED', what: 'does not fit minor units: rounded half-even', fate, rows });
  if (!records.some(({ clientId }) => clientId === unattributedClient(mapping))) return;
  notebook.add({ code: 'UNATTRIBUTED', what: 'names no client', fate, rows, amount: amountOf(records) });
}

function amountOf(records: readonly RowRecord[]) {
  const money = records.flatMap(({ content }) =>
    'line' in content ? [{ ...content.line.amount, back: content.kind !== 'sale' }] : [],
  );
  const [first] = money;
  if (first === undefined) return undefined;
  return { minor: money.reduce((sum, { minor, back }) => sum + (back ? -minor : minor), 0), currency: first.currency };
}
