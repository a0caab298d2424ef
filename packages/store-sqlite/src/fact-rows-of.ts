import type { FactRow } from '@clientele/core';

import { isImportedIn, type JoinedPage, notAsked, versionIn } from './joined-rows.ts';
import type { StreamName } from './stream-names.ts';

/** What folds see of the events of a page whose bodies were read. */
export function factRowsOf(
  { data, integers }: JoinedPage,
  names: readonly StreamName[],
  types: readonly string[],
): readonly FactRow[] {
  const { revision, kind, occurred, delay } = integers;
  const rows: FactRow[] = [];
  for (let index = 0; index < data.length; index++) {
    const body = data[index];
    if (body === notAsked) continue;
    const what = kind[index] ?? 0;
    const occurredAt = occurred[index] ?? 0;
    rows.push({
      clientId: names[index]?.clientId ?? '',
      revision: revision[index] ?? 0,
      type: types[index] ?? '',
      schemaVersion: versionIn(what),
      occurredAt,
      recordedAt: occurredAt + (delay[index] ?? 0),
      imported: isImportedIn(what),
      data: body,
    });
  }
  return rows;
}
