import {
  type EventStore,
  hashOf,
  IdConflict,
  type NewEvent,
  piecesOf,
  type RecordedEvent,
  referenceOf,
  RevisionConflict,
} from '@clientele/core';

import { counterparts } from './counterparts.ts';
import { DamagedEvent } from './damaged-event.ts';
import { isSameEvent } from './is-same-event.ts';
import { MirrorConflict } from './mirror-conflict.ts';
import type { StreamPart } from './pages.ts';

type Copying = Readonly<{
  to: EventStore;
  /** The destination cannot hold these events yet. */
  areNew: boolean;
  signal: AbortSignal | undefined;
}>;

/**
 * Appends a part of a stream where it stands in the source, in pieces that every store takes; gives
 * how many of its events were not there yet. A damaged event is refused before any of the part is written.
 */
export async function copyPart(copying: Copying, part: StreamPart): Promise<number> {
  for (const event of part.events) refuseDamaged(event);
  let added = 0;
  let { first } = part;
  for (const events of piecesOf(part.events)) {
    copying.signal?.throwIfAborted();
    added += await copyPiece(copying, { stream: part.stream, first, events });
    first += events.length;
  }
  return added;
}

async function copyPiece({ to, areNew }: Copying, piece: StreamPart): Promise<number> {
  try {
    return await append(to, piece, areNew);
  } catch (error) {
    if (!(error instanceof RevisionConflict || error instanceof IdConflict)) throw error;
    return append(to, await missingOf(to, piece, error), false);
  }
}

async function append(to: EventStore, { stream, first, events }: StreamPart, newIds: boolean): Promise<number> {
  if (events.length === 0) return 0;
  const expect = first === 0 ? 'no-stream' : first - 1;
  const { repeated } = await to.append(stream, events.map(asNew), { expect, newIds });
  return repeated ? 0 : events.length;
}

/** What is left of a part when an earlier run, cut into other pages, has written its beginning. */
async function missingOf(to: EventStore, part: StreamPart, conflict: Error): Promise<StreamPart> {
  const { stream, first, events } = part;
  const held = await counterparts(to, part);
  const missing = events.findIndex(({ revision }) => !held.has(revision));
  const there = missing < 0 ? events : events.slice(0, missing);
  const other = there.find((event) => !isSameEvent(event, held.get(event.revision)));
  if (other !== undefined) {
    const reference = referenceOf(other.meta.clientId, other.revision);
    throw new MirrorConflict(stream, `holds another ${reference} than the source`, reference);
  }
  if (there.length === 0) throw new MirrorConflict(stream, `is not where the copy left it (${conflict.message})`);
  return { stream, first: first + there.length, events: events.slice(there.length) };
}

function refuseDamaged(event: RecordedEvent): void {
  if (hashOf(event) !== event.meta.hash) throw new DamagedEvent(referenceOf(event.meta.clientId, event.revision));
}

function asNew({ id, type, data, meta }: RecordedEvent): NewEvent {
  const { hash: _, ...rest } = meta;
  return { id, type, data, meta: rest };
}
