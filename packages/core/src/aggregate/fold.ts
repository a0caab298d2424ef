import { asCorrected, isCorrection } from './as-corrected.ts';
import type { PastEvent } from './decided-event.ts';
import { type Draft, type Folded, note } from './folded.ts';
import type { Owner } from './shared-map.ts';

/** What one event changes; one that is not known changes nothing. */
export type Apply<State> = (next: Draft<State>, event: PastEvent, owner: Owner) => void;

/** The state after a whole stream, corrections done. */
export function foldAll<State extends Folded>(
  initial: State,
  events: readonly PastEvent[],
  apply: Apply<State>,
): State {
  const owner = {};
  const next = { ...initial };
  const counted: Draft<Folded> = next;
  const standing = events.some(isCorrection) ? asCorrected(events) : events;
  events.forEach((event, revision) => {
    note(counted, event, owner);
    const stands = standing[revision];
    if (stands !== undefined) applySafely(apply, next, stands, owner);
  });
  counted.outdated = false;
  return next;
}

/** The state after some more events; `outdated` where one of them is a correction. */
export function foldOn<State extends Folded>(state: State, events: readonly PastEvent[], apply: Apply<State>): State {
  const owner = {};
  const next = { ...state };
  for (const event of events) {
    note(next, event, owner);
    applySafely(apply, next, event, owner);
  }
  return next;
}

function applySafely<State>(apply: Apply<State>, next: Draft<State>, event: PastEvent, owner: Owner): void {
  try {
    apply(next, event, owner);
  } catch {
    // History has happened: a damaged body, which the catalogue's checks report, is no reason to stop.
  }
}
