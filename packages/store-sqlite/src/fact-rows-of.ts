import type { FactRow } from '@clientele/core';

import type { JoinedPage } from './joined-rows.ts';
import type { StreamName } from './stream-names.ts';

/** What folds see of the events of a page. */
export function factRowsOf(
  { data, integers }: JoinedPage,
  names: readonly StreamName[],
  typeOf: (key: number) => string,
): readonly FactRow[] {
  const { revision, type, version, imported, occurred, recorded } = integers;
  return data.map((body, index) => ({
    clientId: names[index]?.clientId ?? '',
    revision: revision[index] ?? 0,
    type: typeOf(type[index] ?? 0),
    schemaVersion: version[index] ?? 1,
    occurredAt: occurred[index] ?? 0,
    recordedAt: recorded[index] ?? 0,
    imported: imported[index] === 1,
    data: body,
  }));
}
