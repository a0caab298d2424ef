import { alreadySo } from './already-so.ts';
import type { EventDefinitions } from '../catalogue/define-event.ts';
import { draftCopy } from '../catalogue/draft-copy.ts';
import { eventProblems } from '../catalogue/event-problems.ts';
import { InvalidEvent } from '../catalogue/invalid-event.ts';
import { asCorrected, isCorrection, revisionIn } from './as-corrected.ts';
import type { Instant } from '../time/instant.ts';
import type { CompleteCommand } from './command.ts';
import type { PastEvent } from './decided-event.ts';
import type { commonReasons } from './refusals.ts';
import type { Refuse } from './refusing.ts';

type Wrong = Readonly<{ revision: number; data?: unknown; occurredAt?: Instant }>;

// Data of corrections was checked against the schema of their event when the command was completed.
const askedBy = ({ data }: CompleteCommand): Wrong => data as Wrong;

/** The right time that a correction brings, if it brings one. */
export function rightTimeIn(command: CompleteCommand): readonly Instant[] {
  const { occurredAt } = askedBy(command);
  return occurredAt === undefined ? [] : [occurredAt];
}

/** The revision of the event that a correction is about. */
export const wrongIn = (data: unknown): number => (data as Wrong).revision;

/**
 * Judges a retraction or a correction by the stream it is about, and adds to a correction the type,
 * the version and the time of the event, so that it can be read alone. Throws `InvalidEvent` where
 * the right body does not fit the type of the wrong event.
 */
export function judgeCorrection(
  events: EventDefinitions,
  command: CompleteCommand,
  history: readonly PastEvent[] | undefined,
  refuse: Refuse<typeof commonReasons>,
): unknown {
  if (history === undefined) throw new TypeError('a correction is judged by the whole stream: pass it as history');
  const asked = askedBy(command);
  const { revision } = asked;
  const wrong = history[revision];
  if (wrong === undefined) {
    refuse('NO_SUCH_EVENT', { revision, last: history.length - 1 });
    return alreadySo;
  }
  const { type } = wrong;
  const standing = asCorrected(history)[revision];
  if (isCorrection(wrong)) {
    const about = revisionIn(wrong.data);
    // What does not say which event it is about stands in the way until it is retracted itself.
    if (about === undefined && !('data' in asked)) return standing === undefined ? alreadySo : asked;
    refuse('NOT_CORRECTABLE', { revision, type, about });
    return alreadySo;
  }
  if (!('data' in asked)) return standing === undefined ? alreadySo : asked;
  const occurredAt = asked.occurredAt ?? (standing ?? wrong).meta.occurredAt;
  return {
    ...asked,
    type,
    schemaVersion: events[type]?.version ?? 1,
    data: checked(events, type, asked.data),
    occurredAt,
  };
}

function checked(events: EventDefinitions, type: string, data: unknown): unknown {
  const definition = events[type];
  const copy = draftCopy(type, data);
  // A type of the host's own that is not known here is taken as it comes.
  if (definition === undefined) return copy;
  const body = definition.body.safeParse(copy);
  if (body.success) return body.data;
  const [first, ...rest] = eventProblems(body.error).map(({ path, problem }) => ({ path: `data.${path}`, problem }));
  throw new InvalidEvent('CorrectEvent', [first ?? { path: 'data', problem: 'does not fit' }, ...rest]);
}
