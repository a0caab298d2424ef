import { type EventStore, type Position, referenceOf } from '@clientele/core';

import { allAtOnce } from './all-at-once.ts';
import { counterparts } from './counterparts.ts';
import { isSameEvent } from './is-same-event.ts';
import { MirrorConflict } from './mirror-conflict.ts';
import { pagesOf, partsOf } from './pages.ts';

/**
 * Throws `MirrorConflict` when the destination holds, after a position, an event that the source does
 * not; gives how many it holds there.
 */
export async function refuseForeignEvents(
  from: EventStore,
  to: EventStore,
  after: Position | undefined,
  signal: AbortSignal | undefined,
): Promise<number> {
  let found = 0;
  const range = { ...(after !== undefined && { from: after }), ...(signal && { signal }) };
  for await (const page of pagesOf(to.readAll(range))) {
    found += page.length;
    await allAtOnce(partsOf(page), async (part) => {
      const held = await counterparts(from, part);
      const foreign = part.events.find((event) => !isSameEvent(event, held.get(event.revision)));
      if (foreign === undefined) return;
      const reference = referenceOf(foreign.meta.clientId, foreign.revision);
      throw new MirrorConflict(part.stream, `holds ${reference}, which is not in the source`, reference);
    });
  }
  return found;
}
