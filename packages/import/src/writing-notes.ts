import type { WritingNotes } from './booking/client-writer.ts';
import { type ImportRun, placeOf } from './import-run.ts';
import type { EventCounts } from './report/event-counts.ts';
import type { RowRef } from './rows/row-record.ts';

/** Writes down in the report what happens while clients are written. */
export function writingNotes(run: ImportRun, counts: EventCounts): WritingNotes {
  const { notebook, lines, money } = run;
  const placesOf = (refs: readonly (RowRef | undefined)[]) =>
    refs.flatMap((ref) => (ref === undefined ? [] : [placeOf(run, ref)]));
  const about = (clientId: string) => ({ fate: 'booked', clientId, rows: [] }) as const;
  return {
    appended: (events) => {
      counts.appended(events);
    },
    unchanged: () => {
      counts.unchanged();
    },
    unmatched({ clientId, profile }, refs, { amount }) {
      const what = isNobody(profile) ? 'of unknown clients' : 'of clients';
      notebook.add({
        code: 'UNMATCHED_CANCELLATION',
        what: `${what}: no earlier sale matches, a refund without a payment`,
        fate: 'booked',
        clientId,
        rows: placesOf(refs),
        amount,
      });
    },
    corrected(clientId, { type }) {
      notebook.add({
        ...about(clientId),
        code: 'CORRECTED',
        what: `${type}: a later version of the table says more or otherwise`,
      });
    },
    retracted(clientId, { type }) {
      notebook.add({ ...about(clientId), code: 'RETRACTED', what: `${type}: the table no longer says so` });
    },
    leftAsCorrected(clientId, { type }) {
      notebook.add({ ...about(clientId), code: 'LEFT_AS_CORRECTED', what: `${type}: was corrected by hand since` });
    },
    registeredElsewhere(clientId) {
      notebook.add({
        ...about(clientId),
        code: 'REGISTERED_ELSEWHERE',
        what: 'the client was registered by another source: its profile is left as it is',
      });
    },
    severalProfiles({ clientId, fields, ref }) {
      notebook.add({
        code: 'SEVERAL_PROFILES',
        what: `rows of one client differ in ${fields.join(', ')}: the earliest counts`,
        fate: 'booked',
        clientId,
        rows: placesOf([ref]),
      });
    },
    erased(clientId, groups) {
      for (const group of groups) {
        const refs = 'lines' in group ? group.lines.map(({ ref }) => ref) : [group.ref];
        if ('lines' in group)
          for (const { line, residue } of group.lines)
            money.book({ amount: line.amount, back: group.kind !== 'sale', unattributed: false, residue }, -1);
        for (const ref of refs) if (ref !== undefined) lines.change(ref[0], 'refused');
        notebook.add({
          code: 'ERASED_CLIENT',
          what: 'the personal data of the client was erased: nothing more is recorded of it',
          fate: 'refused',
          clientId,
          rows: placesOf(refs),
        });
      }
    },
  };
}

const isNobody = (profile: string): boolean => profile.startsWith('{"kind":"unattributed"');
