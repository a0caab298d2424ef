import { type EventMeta, instantOf, type RecordedEvent } from '@clientele/core';
import { positionAt } from '@clientele/core/event-store';

import { idOf } from './event-bytes.ts';
import { isImportedIn, joinedColumnCount, type JoinedPage, jsonList, numberList, versionIn } from './joined-rows.ts';
import type { Row } from './row.ts';
import type { StreamName } from './stream-names.ts';

type MetaWithoutColumns = Omit<
  EventMeta,
  'schemaVersion' | 'clientId' | 'occurredAt' | 'recordedAt' | 'imported' | 'hash'
>;

/** The whole events of a page; undefined when what is known about one of them is damaged. */
export function recordedEventsOf(
  { length, data, integers, hashes }: JoinedPage,
  row: Row,
  names: readonly StreamName[],
  types: readonly string[],
): readonly RecordedEvent[] | undefined {
  if (length === 0) return [];
  const metas = jsonList(row.bytes(joinedColumnCount));
  const positions = numberList(row.bytes(joinedColumnCount + 2), length);
  if (metas?.length !== length || positions === undefined) return undefined;
  const ids = row.bytes(joinedColumnCount + 1).toString('hex');
  if (ids.length !== 32 * length) return undefined;
  const hashText = hashes.toString('hex');
  return data.map((body, index): RecordedEvent => {
    const { stream = '', clientId = '' } = names[index] ?? {};
    const kind = integers.kind[index] ?? 0;
    const occurred = integers.occurred[index] ?? 0;
    return {
      id: idOf(ids.slice(32 * index, 32 * index + 32)),
      type: types[index] ?? '',
      data: body,
      meta: {
        schemaVersion: versionIn(kind),
        clientId,
        occurredAt: instantOf(occurred),
        recordedAt: instantOf(occurred + (integers.delay[index] ?? 0)),
        // Checked when it was written, as the body was.
        ...(metas[index] as MetaWithoutColumns),
        ...(isImportedIn(kind) ? { imported: true } : {}),
        hash: hashText.slice(64 * index, 64 * index + 64),
      },
      stream,
      revision: integers.revision[index] ?? 0,
      position: positionAt(positions[index] ?? 0),
    };
  });
}
