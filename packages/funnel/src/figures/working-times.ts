import type { View } from '../view/view.ts';
import { WorkingTime } from './working-time.ts';

const year = 31_557_600_000;
const known = new Map<string, WorkingTime>();

/** The working time of a view's policy, over the years in which something happened to deals. */
export function workingTimeOf({ policy, walks: { log } }: View): WorkingTime {
  const { from, to } = log.span;
  const first = Math.floor(from / year) * year;
  const last = Math.ceil(to / year) * year;
  const key = JSON.stringify([policy.workingCalendar, policy.zone, first, last]);
  const held = known.get(key) ?? new WorkingTime(policy.workingCalendar, policy.zone, first, last);
  if (known.size > 8) known.clear();
  known.set(key, held);
  return held;
}
