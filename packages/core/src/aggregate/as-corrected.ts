import { isEventBody } from '../catalogue/event-body.ts';
import type { Instant } from '../time/instant.ts';
import type { PastEvent } from './decided-event.ts';

type Correction = Readonly<{ revision: number; right?: PastEvent }>;

/**
 * The events of one stream as they now stand: a corrected one as it really was, in its place;
 * undefined where one was retracted. The latest word on an event counts.
 */
export function asCorrected(events: readonly PastEvent[]): readonly (PastEvent | undefined)[] {
  const standing: (PastEvent | undefined)[] = [...events];
  for (const event of events) {
    const correction = correctionIn(event, events);
    if (correction !== undefined && correction.revision < standing.length)
      standing[correction.revision] = correction.right;
  }
  return standing;
}

/** Whether an event takes back or replaces an earlier one, so that the stream is to be folded anew. */
export const isCorrection = ({ type }: Pick<PastEvent, 'type'>): boolean =>
  type === 'EventRetracted' || type === 'EventCorrected';

/** The revision of the event that a retraction or correction is about; undefined where its body names none. */
export function revisionIn(data: unknown): number | undefined {
  const revision = isEventBody(data) ? data['revision'] : undefined;
  return Number.isSafeInteger(revision) && Number(revision) >= 0 ? Number(revision) : undefined;
}

function correctionIn(event: PastEvent, events: readonly PastEvent[]): Correction | undefined {
  // Of a body that is damaged nothing is known to be wrong: folding a log is total.
  const revision = isCorrection(event) ? revisionIn(event.data) : undefined;
  if (revision === undefined) return undefined;
  // Bodies are checked when they are written: the catalogue vouches for these fields.
  const { type, data, occurredAt } = event.data as { occurredAt: Instant } & Pick<PastEvent, 'type' | 'data'>;
  const wrong = events[revision];
  if (wrong === undefined || isCorrection(wrong) || event.type === 'EventRetracted') return { revision };
  return { revision, right: { type, data, meta: { ...wrong.meta, occurredAt } } };
}
