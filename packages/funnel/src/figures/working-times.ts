import type { View } from '../view/view.ts';
import type { DealLog } from '../walk/deal-log.ts';
import { WorkingTime } from './working-time.ts';

const known = new WeakMap<DealLog, Map<string, Float64Array>>();

/** By place in the deal log, how much working time had passed by then: the difference of two is what lies between. */
export function workedBy({ policy, walks: { log } }: View): Float64Array {
  const held = known.get(log) ?? new Map<string, Float64Array>();
  known.set(log, held);
  const key = JSON.stringify([policy.workingCalendar, policy.zone]);
  const worked =
    held.get(key) ?? compute(log, new WorkingTime(policy.workingCalendar, policy.zone, log.span.from, log.span.to));
  if (held.size > 4) held.clear();
  held.set(key, worked);
  return worked;
}

function compute({ occurredAt }: DealLog, time: WorkingTime): Float64Array {
  const worked = new Float64Array(occurredAt.length);
  for (let place = 0; place < worked.length; place++) worked[place] = time.by(occurredAt[place] ?? 0);
  return worked;
}
