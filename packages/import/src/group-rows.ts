import { lineOfGroup } from './grouping/group-line.ts';
import { type GroupingNotes, RecordGroups } from './grouping/group-records.ts';
import { recordOfLine, type SortedRecord } from './grouping/record-line.ts';
import { ImportError } from './import-error.ts';
import { type ImportRun, placeOf } from './import-run.ts';
import { unattributedClient } from './rows/foreign-client.ts';
import type { DiskSort } from './sorting/disk-sort.ts';

/**
 * Groups what the rows say, which comes sorted by client and key, and gives the groups to the second
 * sort: by client and instant. Throws `ImportError` for a key that two different rows have.
 */
export async function groupRows(run: ImportRun, records: DiskSort, groups: DiskSort): Promise<void> {
  const grouping = new RecordGroups(run.mapping.entries, groupingNotes(run));
  run.progress.begin('grouping', records.count);
  for await (const page of records.sorted()) {
    run.signal?.throwIfAborted();
    let full = false;
    for (const line of page)
      for (const group of grouping.add(recordOfLine(line))) full = groups.add(lineOfGroup(group)) || full;
    if (full) await groups.spill();
    run.progress.advance(page.length);
  }
  for (const group of grouping.end()) groups.add(lineOfGroup(group));
  run.progress.end();
}

function groupingNotes(run: ImportRun): GroupingNotes {
  const { mapping, money, notebook } = run;
  const nobody = unattributedClient(mapping);
  const leaveOut = leavingOut(run);
  const nameOf = (entry: number): string => mapping.entries[entry]?.name ?? '';
  return {
    booked({ clientId, content }) {
      if ('line' in content)
        money.book({
          amount: content.line.amount,
          back: content.kind !== 'sale',
          unattributed: clientId === nobody,
          residue: content.residue,
        });
    },
    repeated(record) {
      leaveOut(record, 'skipped');
      notebook.add({
        code: 'REPEATED_ROW',
        what: 'the very row came before',
        fate: 'skipped',
        rows: [placeOf(run, record.ref)],
      });
    },
    keyTwice(record) {
      const what =
        'another row has this key and says otherwise: which is right cannot be told; mend the table, or choose another key in the mapping';
      const { file, line } = placeOf(run, record.ref);
      if (run.badRows === 'stop') throw new ImportError('KEY_TWICE', { file, line, value: record.key }, what);
      leaveOut(record, 'refused');
      notebook.add({ code: 'KEY_TWICE', what, fate: 'refused', rows: [{ file, line }] });
    },
    severalInstants({ clientId, entry }, refs) {
      notebook.add({
        code: 'SEVERAL_INSTANTS',
        what: `${nameOf(entry)}: an invoice whose lines have several instants is booked at the earliest`,
        fate: 'booked',
        clientId,
        rows: refs.map((ref) => placeOf(run, ref)),
      });
    },
    disagrees({ clientId, entry }, ref) {
      notebook.add({
        code: 'INVOICE_DISAGREES',
        what: `${nameOf(entry)}: deal, owner, channel or method differ from the invoice's first line, which counts`,
        fate: 'booked',
        clientId,
        rows: [placeOf(run, ref)],
      });
    },
  };
}

/** A row of several records is left out once all of them are. */
function leavingOut({ lines }: ImportRun): (record: SortedRecord, fate: 'skipped' | 'refused') => void {
  const left = new Map<string, number>();
  return ({ ref: [file, line, records] }, fate) => {
    const row = `${String(file)}:${String(line)}`;
    const count = (left.get(row) ?? 0) + 1;
    left.set(row, count);
    if (count === records) lines.change(file, fate);
  };
}
