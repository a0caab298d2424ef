import { type EventReference, type EventStore, hashOf, type RecordedEvent, referenceOf } from '@clientele/core';

import { allAtOnce } from './all-at-once.ts';
import { counterparts } from './counterparts.ts';
import { isSameEvent } from './is-same-event.ts';
import { pagesOf, partsOf } from './pages.ts';

/** What tells a copy from its original, and where it shows first. */
export type MirrorDifference = Readonly<{
  /**
   * `missing` in the copy, `extra` in it, another event (`other`) in its place, or an event that does
   * not fit its own hash in the copy or in the original.
   */
  kind: 'missing' | 'extra' | 'other' | 'damaged in the copy' | 'damaged in the original';
  stream: string;
  reference: EventReference;
}>;

export type MirrorProof = Readonly<{
  equal: boolean;
  /** What the original holds, and how many events the copy holds. */
  events: number;
  streams: number;
  copied: number;
  /** The first in the order of the original's log; what only the copy has comes after all else. */
  difference: MirrorDifference | undefined;
}>;

export type VerifyOptions = Readonly<{
  /** Told after each page: how many events of the original have been compared. */
  onProgress?: (events: number) => void;
  signal?: AbortSignal;
}>;

/**
 * Compares a copy with its original, event by event: ids, revisions and hashes, and makes each hash
 * anew on both sides, so that a body changed behind the store's back is found. What is appended to
 * the original meanwhile may count as missing: copy again, then verify.
 */
export async function verifyMirror(
  from: EventStore,
  to: EventStore,
  options: VerifyOptions = {},
): Promise<MirrorProof> {
  const { onProgress, signal } = options;
  const reading = signal ? { signal } : {};
  let events = 0;
  let streams = 0;
  let difference: MirrorDifference | undefined;
  for await (const page of pagesOf(from.readAll(reading))) {
    events += page.length;
    for (const { revision } of page) if (revision === 0) streams += 1;
    difference ??= await firstDifference(page, to, differenceOf);
    onProgress?.(events);
  }
  let copied = 0;
  for await (const { hashes } of to.scan({ ...reading, types: [] })) copied += hashes.length / 32;
  // As many, all of them found: then the copy holds nothing else.
  if (difference === undefined && copied !== events)
    for await (const page of pagesOf(to.readAll(reading))) {
      difference = await firstDifference(page, from, (event, original) =>
        isSameEvent(event, original) ? undefined : 'extra',
      );
      if (difference !== undefined) break;
    }
  return { equal: difference === undefined, events, streams, copied, difference };
}

type Compare = (event: RecordedEvent, counterpart: RecordedEvent | undefined) => MirrorDifference['kind'] | undefined;

function differenceOf(event: RecordedEvent, copy: RecordedEvent | undefined): MirrorDifference['kind'] | undefined {
  if (hashOf(event) !== event.meta.hash) return 'damaged in the original';
  if (copy === undefined) return 'missing';
  if (hashOf(copy) !== copy.meta.hash) return 'damaged in the copy';
  return isSameEvent(event, copy) ? undefined : 'other';
}

async function firstDifference(
  page: readonly RecordedEvent[],
  store: EventStore,
  compare: Compare,
): Promise<MirrorDifference | undefined> {
  const found = new Map<RecordedEvent, MirrorDifference['kind']>();
  await allAtOnce(partsOf(page), async (part) => {
    const held = await counterparts(store, part);
    for (const event of part.events) {
      const kind = compare(event, held.get(event.revision));
      if (kind !== undefined) found.set(event, kind);
    }
  });
  const first = page.find((event) => found.has(event));
  const kind = first && found.get(first);
  return kind && { kind, stream: first.stream, reference: referenceOf(first.meta.clientId, first.revision) };
}
