import type { EventStore, LogPosition, Position } from '@clientele/core';

import { allAtOnce } from './all-at-once.ts';
import { copyPart } from './copy-part.ts';
import type { MirrorCheckpoint, MirrorCheckpoints } from './mirror-checkpoint.ts';
import { pagesOf, partsOf } from './pages.ts';
import { refuseForeignEvents } from './refuse-foreign-events.ts';
import { SameLog } from './same-log.ts';

export type MirrorOptions = Readonly<{
  from: EventStore;
  /** Empty, or a copy of the same log that is to be continued. */
  to: EventStore;
  /** Where the next run goes on. Without one it begins anew and finds what is there. */
  checkpoint?: MirrorCheckpoints;
  /** Told after each page. */
  onProgress?: (progress: MirrorProgress) => void;
  /** Stops between two appends and throws its reason; the next run goes on from there. */
  signal?: AbortSignal;
}>;

export type MirrorProgress = Readonly<{
  /** Events that this run has written. */
  copied: number;
  /** Events that it found there, from an earlier run. */
  present: number;
  /** Where in the source it stands. */
  position: Position | undefined;
}>;

export type MirrorOutcome = MirrorProgress &
  Readonly<{
    /** Whether it went on from a checkpoint; false also where the checkpoint was of other logs, or lost. */
    resumed: boolean;
  }>;

/**
 * Copies a log into another store, up to its end: the same ids, revisions, record times, hashes and
 * ciphertexts. The streams of a page are written side by side, each in its order, so positions
 * differ between the two; nothing that reports are made of does. Keys of personal data are not in
 * a log: whoever holds the copy reads names only with access to the vault.
 *
 * Throws `SameLog` for a log onto itself, `MirrorConflict` before anything is written when the
 * destination holds other events, and `DamagedEvent` for an event of the source that does not fit its hash.
 *
 * @example
 * const { copied } = await mirror({ from, to, checkpoint: fileCheckpoint('copy.mirror.json') });
 * const proof = await verifyMirror(from, to);
 */
export async function mirror(options: MirrorOptions): Promise<MirrorOutcome> {
  const { from, to, checkpoint: kept, onProgress, signal } = options;
  if (from === to) throw new SameLog('the destination');
  const checkpoint = await usableCheckpoint(options);
  const found = await refuseForeignEvents(from, to, checkpoint?.to.position, signal);
  const { logId } = await from.head();
  let copied = 0;
  let present = 0;
  let position = checkpoint?.from.position;
  const range = { ...(position !== undefined && { from: position }), ...(signal && { signal }) };
  for await (const page of pagesOf(from.readAll(range))) {
    // Once all that the destination holds was met, it can hold none of what follows.
    const areNew = present >= found;
    await allAtOnce(partsOf(page), async (part) => {
      const added = await copyPart({ to, areNew, signal }, part);
      copied += added;
      present += part.events.length - added;
    });
    const reached = endOf(logId, page);
    position = reached.position;
    await kept?.save({ from: reached, to: await to.head() });
    onProgress?.({ copied, present, position });
  }
  return { copied, present, position, resumed: checkpoint !== undefined };
}

/** The checkpoint, if it is of these two logs and both still hold what it names. */
async function usableCheckpoint({ from, to, checkpoint }: MirrorOptions): Promise<MirrorCheckpoint | undefined> {
  const found = await checkpoint?.load();
  if (found === undefined) return undefined;
  const held = await Promise.all([from.holds(found.from), to.holds(found.to)]);
  return held.every(Boolean) ? found : undefined;
}

function endOf(logId: string, page: readonly Readonly<{ position: Position; id: string }>[]): LogPosition {
  const last = page.at(-1);
  return last === undefined ? { logId } : { logId, position: last.position, eventId: last.id };
}
