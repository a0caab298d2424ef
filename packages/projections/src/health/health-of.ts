import type { EventStore, Instant } from '@clientele/core';

import { systemTimer, type Timer } from '../following/timer.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { Deadline } from './deadline.ts';
import { findGroup } from './group-health.ts';
import type { Health } from './health.ts';
import { standingOf } from './standing.ts';

/** What is looked at: opened already, or about to be. */
export type HealthAsked = Readonly<{
  store: EventStore | Promise<EventStore>;
  readModel?: ReadModel | Promise<ReadModel>;
  group?: string;
  /** A part of the group that is told of apart. */
  part?: number;
  /** What store and read model are called where they give no answer; never with a secret in it. */
  names?: Readonly<{ store?: string; readModel?: string }>;
}>;

export type HealthOptions = Readonly<{
  /** For all answers together, in milliseconds; default 2,000. */
  timeout?: number;
}>;

/**
 * Looks whether a store and a read model answer, and how far a group is, from outside of its workers.
 * Answers in time, whatever does not, and never throws.
 *
 * @example
 * const { ok, group } = await healthOf({ store, readModel, group: 'crm' }, { clock });
 */
export async function healthOf(
  { store, readModel, group, part, names = {} }: HealthAsked,
  { timeout = 2_000, timer = systemTimer, clock }: HealthOptions & Readonly<{ clock: () => Instant; timer?: Timer }>,
): Promise<Health> {
  const deadline = new Deadline(timeout, timer);
  const called = { store: 'the store', readModel: 'the read model', ...names };
  try {
    const [head, found] = await Promise.all([
      deadline.ask(called.store, async () => (await store).head()),
      // A name that no group has asks the read model as well as any.
      readModel && deadline.ask(called.readModel, async () => findGroup(await readModel, group ?? '', part)),
    ]);
    const ok = head.reach.ok && found?.reach.ok !== false;
    const health = { ok, store: head.reach, ...(found && { readModel: found.reach }) };
    if (found?.value === undefined) return health;
    const { states, group: known, part: own } = found.value;
    const look = async () => standingOf(await store, states, own?.index, clock);
    const seen = head.reach.ok ? await deadline.ask(called.store, look) : undefined;
    return {
      ...health,
      ok: ok && seen?.reach.ok === true,
      ...(seen?.reach.ok === false && { store: seen.reach }),
      group: { ...known, sameLog: seen?.value?.sameLog, lag: seen?.value?.lag },
      ...(own && { part: { ...own, lag: seen?.value?.own } }),
    };
  } finally {
    deadline.end();
  }
}
