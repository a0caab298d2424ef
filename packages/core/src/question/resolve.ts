import type { Calendar } from '../calendar/calendar.ts';
import type { Moment } from '../projection/moment.ts';
import { type Asked, Asked as AskedSchema } from './asked.ts';

/** A window of time in milliseconds, [from, to). */
export type Window = Readonly<{ from: number; to: number }>;

/** A question's moment and window in milliseconds, both always there. */
export type Resolved = Readonly<{ moment: Moment; window: Window | undefined; filter: NonNullable<Asked['filter']> }>;

/** Reads dates in the zone, and puts "just after now" where no moment is named. Throws `InvalidInstant`. */
export function resolveAsked(asked: Asked, now: number, calendar: Calendar): Resolved {
  const { at, knownAt, filter = {} } = AskedSchema.parse(asked);
  const moment = {
    at: at === undefined ? now : calendar.parse(at),
    knownAt: knownAt === undefined ? now : calendar.parse(knownAt),
  };
  const { window } = filter;
  return { moment, filter, window: window && { from: calendar.parse(window.from), to: calendar.parse(window.to) } };
}
