import { tmpdir } from 'node:os';

import {
  type Actor,
  catalogue,
  type EventDefinitions,
  type EventStore,
  type Instant,
  millisecondsOf,
} from '@clientele/core';

import { EventMaker, type Seal } from './booking/event-maker.ts';
import { groupRows } from './group-rows.ts';
import type { ImportRun } from './import-run.ts';
import { loadMapping } from './mapping/load-mapping.ts';
import type { MappingInput } from './mapping/mapping.ts';
import { type Progress, ProgressMeter } from './progress.ts';
import { readRows } from './read-rows.ts';
import { findFiles } from './reading/find-files.ts';
import { EventCounts } from './report/event-counts.ts';
import type { ImportReport } from './report/import-report.ts';
import { LineLedger } from './report/line-counts.ts';
import { MoneyLedger } from './report/money-ledger.ts';
import { Notebook } from './report/notebook.ts';
import type { Oddity } from './report/oddity.ts';
import { DiskSort } from './sorting/disk-sort.ts';
import { writeClients } from './write-clients.ts';
import { writingNotes } from './writing-notes.ts';

export type ImportOptions = Readonly<{
  store: EventStore;
  /** A ready mapping's name, the path of a mapping file, or a mapping. */
  mapping: string | MappingInput;
  /** A folder, a file, or several of them. */
  paths: string | readonly string[];
  /** Seals personal fields before an event is appended; the same event must give the same result. */
  seal: Seal;
  clock: () => Instant;
  actor: Actor;
  /** Event types of the host's own that the mapping books. */
  hostEvents?: EventDefinitions | undefined;
  /** The tenant whose streams are written. */
  namespace?: string | undefined;
  /** A row that cannot be booked stops the import before anything is written (default), or is refused and reported. */
  badRows?: 'stop' | 'refuse' | undefined;
  /** Where rows are sorted; default the system's folder for temporary files. */
  workDir?: string | undefined;
  /** How many characters are sorted in memory before they go to disk; default 16 million. */
  sortBuffer?: number | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Told of every odd row as it is met; the report holds the first thousand lines of each kind. */
  onOddity?: ((oddity: Oddity) => void) | undefined;
}>;

/**
 * Tables of another system become events, by a mapping.
 *
 * All rows are read, checked, sorted and grouped before the first event is appended, in bounded memory.
 * The order of the lines does not matter. The same tables again add nothing; a longer version adds the
 * rest, and completes by a correction what a cut one had split; so an import that was stopped is simply
 * started again.
 *
 * Throws `ImportError` (file, line, column, value), `InvalidMapping`, or what the store throws.
 *
 * @example
 * const report = await importTables({ store, mapping: 'online-retail', paths: 'downloads', seal, clock, actor });
 * report.lines; // { read: 209029, booked: 208378, skipped: 651, refused: 0 }
 */
export async function importTables(options: ImportOptions): Promise<ImportReport> {
  const { store, paths, clock, signal, badRows = 'stop' } = options;
  const hostEvents = options.hostEvents ?? {};
  const mapping = await loadMapping(options.mapping, { hostEvents });
  const known = catalogue({ hostEvents });
  const run: ImportRun = {
    mapping,
    files: await findFiles(mapping, [paths].flat()),
    lines: new LineLedger(),
    money: new MoneyLedger(),
    notebook: new Notebook(options.onOddity),
    progress: new ProgressMeter(options.onProgress, () => millisecondsOf(clock())),
    signal,
    badRows,
  };
  const sorting = { folder: options.workDir ?? tmpdir(), buffer: options.sortBuffer ?? 16_000_000 };
  const records = new DiskSort(sorting);
  const groups = new DiskSort(sorting);
  try {
    await readRows(run, records, clock(), (type, data) => known.checkDraft(type, data));
    await groupRows(run, records, groups);
    await records.close();
    const counts = new EventCounts();
    const maker = new EventMaker({
      catalogue: known,
      source: mapping.source,
      actor: options.actor,
      seal: options.seal,
    });
    const { named } = await writeClients(run, groups, {
      store,
      namespace: options.namespace,
      maker,
      notes: writingNotes(run, counts),
    });
    return reportOf(run, named, counts);
  } finally {
    await records.close();
    await groups.close();
  }
}

function reportOf(
  { mapping, files, lines, money, notebook }: ImportRun,
  named: number,
  counts: EventCounts,
): ImportReport {
  return {
    mapping: mapping.name,
    source: mapping.source,
    files: files.map(({ table, name }, index) => ({ table, file: name, lines: lines.of(index) })),
    lines: lines.total(),
    clients: { named, registered: counts.registered, unattributedLines: notebook.rowsOf('UNATTRIBUTED') },
    events: counts.report(),
    money: money.accounts(),
    odd: notebook.groups(),
  };
}
