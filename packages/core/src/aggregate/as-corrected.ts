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

function correctionIn(event: PastEvent, events: readonly PastEvent[]): Correction | undefined {
  // Of a body that is damaged nothing is known to be wrong: folding a log is total.
  if (!isCorrection(event) || !isEventBody(event.data) || typeof event.data['revision'] !== 'number') return undefined;
  // Bodies are checked when they are written: the catalogue vouches for these fields.
  const { revision, type, data, occurredAt } = event.data as { revision: number; occurredAt: Instant } & Pick<
    PastEvent,
    'type' | 'data'
  >;
  const wrong = events[revision];
  if (wrong === undefined || isCorrection(wrong) || event.type === 'EventRetracted') return { revision };
  return { revision, right: { type, data, meta: { ...wrong.meta, occurredAt } } };
}
