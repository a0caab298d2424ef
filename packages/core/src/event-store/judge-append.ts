import type { Instant } from '../time/instant.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import { IdConflict } from './id-conflict.ts';
import type { Position } from './position.ts';
import { hashAt, type PreparedEvent } from './prepared-event.ts';
import { RevisionConflict } from './revision-conflict.ts';

/** What a store must know of an event in its log to recognise a repeat: no body. */
export type KnownEvent = Readonly<{
  stream: string;
  revision: number;
  position: Position;
  recordedAt: Instant;
  hash: string;
}>;

export type AppendCase = Readonly<{
  stream: string;
  events: readonly PreparedEvent[];
  expect: ExpectedRevision;
  /** Revision of the stream's last event; undefined when there is none. */
  head: number | undefined;
  find: (eventId: string) => KnownEvent | undefined;
}>;

/** Whether a stream is where its writer believes it to be. */
export function isAsExpected(expect: ExpectedRevision, head: number | undefined): boolean {
  switch (expect) {
    case 'any':
      return true;
    case 'no-stream':
      return head === undefined;
    case 'stream-exists':
      return head !== undefined;
    default:
      return head === expect;
  }
}

/**
 * Whether an append is new (undefined) or a repeat (the events as they were written the first time).
 * Throws `RevisionConflict` or `IdConflict` for what is neither.
 */
export function judgeAppend({ stream, events, expect, head, find }: AppendCase): readonly KnownEvent[] | undefined {
  const known = events.flatMap((event) => {
    const found = find(event.id);
    if (found === undefined) return [];
    if (found.stream !== stream || hashAt(event, found.recordedAt) !== found.hash)
      throw new IdConflict(stream, event.id);
    return [found];
  });
  const [first] = known;
  if (
    first !== undefined &&
    known.length === events.length &&
    stoodTogether(known) &&
    isPlaceOf(expect, first.revision)
  )
    return known;
  if (!isAsExpected(expect, head)) throw new RevisionConflict(stream, expect, head);
  if (first === undefined) return undefined;
  throw new IdConflict(stream, events.find(({ id }) => find(id) !== undefined)?.id ?? '');
}

const stoodTogether = (known: readonly KnownEvent[]): boolean =>
  known.every(({ revision }, index) => revision === (known[0]?.revision ?? 0) + index);

function isPlaceOf(expect: ExpectedRevision, revision: number): boolean {
  if (expect === 'no-stream') return revision === 0;
  return typeof expect === 'number' ? revision === expect + 1 : true;
}
