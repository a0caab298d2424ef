import { Calendar } from '../calendar/calendar.ts';
import { memoByDay } from '../calendar/day-memo.ts';
import { addMonths } from '../calendar/local-date.ts';
import type { Period } from '../calendar/period.ts';
import type { StatusPolicy } from './status-policy.ts';

/** How far a settlement reaches, by its place in a list of instants. */
export type Horizons = Readonly<{
  /** Until when it keeps the client active: at this instant the client is lost. */
  active: Float64Array;
  /** Until when it makes a client new (the first one) or restored (a come-back). */
  fresh: Float64Array;
}>;

type Reach = Readonly<{ active: (at: number) => number; fresh: (at: number) => number }>;

const known = new WeakMap<Float64Array, Map<string, Horizons>>();

/** The horizons of a list of instants under the policy's own period, kept as long as the list. */
export function horizonsOf(at: Float64Array, length: number, policy: StatusPolicy): Horizons {
  const { zone, period, alignment, fiscalMonth } = policy;
  const key = JSON.stringify([zone, period, alignment, fiscalMonth, length]);
  const held = known.get(at) ?? new Map<string, Horizons>();
  known.set(at, held);
  let horizons = held.get(key);
  if (horizons === undefined) {
    const { active, fresh } = reachOf(policy, period);
    const actives = new Float64Array(length);
    for (let i = 0; i < length; i++) actives[i] = active(at[i] ?? 0);
    const freshes = fresh === active ? actives : new Float64Array(length);
    if (fresh !== active) for (let i = 0; i < length; i++) freshes[i] = fresh(at[i] ?? 0);
    horizons = { active: actives, fresh: freshes };
    if (held.size > 4) held.clear();
    held.set(key, horizons);
  }
  return horizons;
}

/**
 * How far a settlement reaches. Rolling: a period after it, the same for active and fresh. By whole
 * periods: it keeps the client fresh to the end of its own, and active to the end of the next.
 */
export function reachOf(policy: StatusPolicy, period: Period): Reach {
  const calendar = Calendar.of(policy.zone);
  const { alignment, fiscalMonth } = policy;
  if (alignment === 'rolling') {
    const add = calendar.adder(period);
    return { active: add, fresh: add };
  }
  const months = alignment === 'month' ? 1 : 3;
  const startAfter = (periods: number) =>
    memoByDay((day) => calendar.startOfDay(addMonths(calendar.startOf(alignment, day, fiscalMonth), periods * months)));
  const [end, endOfNext] = [startAfter(1), startAfter(2)];
  return {
    fresh: (at) => end(calendar.dayOf(at)),
    active: (at) => endOfNext(calendar.dayOf(at)),
  };
}
