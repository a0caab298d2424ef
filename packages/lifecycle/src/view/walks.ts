import {
  Calendar,
  clientTimelines,
  departures,
  type DirectionTimelines,
  directionTimelines,
  type EndingEvent,
  horizonsAt,
  type Moment,
  placeEndings,
  type Scope,
  type Timelines,
} from '@clientele/core';

import type { LifecycleFacts } from '../facts.ts';
import type { LifecyclePolicy } from '../policy.ts';
import { type ContractEndings, contractEndings } from './contract-endings.ts';
import { walk, type Walked } from './walked.ts';

type Events = ReadonlyMap<number, readonly EndingEvent[]>;

/** What the walks of a scope depend on; `until` bounds them, Infinity for all that is known. */
export type Course = Readonly<{
  facts: LifecycleFacts;
  scope: Pick<Scope, 'ledger' | 'selection' | 'identities' | 'moment'>;
  policy: LifecyclePolicy;
  until: number;
}>;

const kept = new WeakMap<Float64Array, Map<string, Walked>>();
const keptByDirection = new WeakMap<Float64Array, Map<string, Walked<DirectionTimelines>>>();

/** The statuses of clients. Walks of all that is known are kept: they serve every moment. */
export function walkClients(course: Course): Walked {
  return keep(kept, course, () => {
    const { ledger, selection } = course.scope;
    return walkTimelines(course, clientTimelines(ledger, selection), endingsOfClients(course));
  });
}

/** The statuses of clients in each direction. */
export function walkDirections(course: Course): Walked<DirectionTimelines> {
  return keep(keptByDirection, course, () => {
    const { ledger, selection } = course.scope;
    const timelines = directionTimelines(ledger, selection);
    return walkTimelines(course, timelines, endingsOfDirections(course, timelines));
  });
}

function keep<W extends Walked>(
  walks: WeakMap<Float64Array, Map<string, W>>,
  { scope, policy, until }: Course,
  make: () => W,
): W {
  // Periods of segments go by the segments at the moment: such a walk serves no other.
  if (until !== Infinity || policy.periods.length > 0) return make();
  const { zone, period, alignment, fiscalMonth, contractEndsClient } = policy;
  const key = JSON.stringify([zone, period, alignment, fiscalMonth, contractEndsClient]);
  const held = walks.get(scope.selection.until) ?? new Map<string, W>();
  walks.set(scope.selection.until, held);
  const walked = held.get(key) ?? make();
  if (held.size > 4) held.clear();
  held.set(key, walked);
  return walked;
}

function walkTimelines<T extends Timelines>({ facts, scope, policy, until }: Course, timelines: T, events: Events) {
  const endings = placeEndings(facts, scope.ledger, timelines, events);
  return walk(timelines, horizonsAt(facts, scope.moment, timelines, policy), endings, until);
}

const momentOf = ({ scope, until }: Course): Moment => ({ at: until, knownAt: scope.moment.knownAt });

function contractsOf(course: Course): ContractEndings {
  const { facts, scope, policy } = course;
  return contractEndings(facts, scope.identities, momentOf(course), Calendar.of(policy.zone));
}

function endingsOfClients(course: Course): Events {
  const departed = departures(course.facts, course.scope.identities, momentOf(course));
  if (!course.policy.contractEndsClient) return departed;
  const events = new Map(departed);
  for (const [client, ended] of contractsOf(course))
    events.set(client, [...(events.get(client) ?? []), ...(ended.get(0) ?? [])]);
  return events;
}

function endingsOfDirections(course: Course, { groupStart, direction }: DirectionTimelines): Events {
  const events = new Map<number, readonly EndingEvent[]>();
  const departed = departures(course.facts, course.scope.identities, momentOf(course));
  const contracts = contractsOf(course);
  for (const client of new Set([...departed.keys(), ...contracts.keys()]))
    for (let group = groupStart[client] ?? 0; group < (groupStart[client + 1] ?? 0); group++) {
      const ended = contracts.get(client)?.get(direction[group] ?? 0) ?? [];
      events.set(group, [...(departed.get(client) ?? []), ...ended]);
    }
  return events;
}
