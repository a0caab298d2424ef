import { type Instant, instantOf, millisecondsOf, parsePolicy, type Stretch, type Transitions } from '@clientele/core';

import type { LifecycleFacts, LifecycleTables } from './facts.ts';
import { newsOf, nextNews } from './new-knowledge.ts';
import { LifecyclePolicy, type LifecyclePolicyInput } from './policy.ts';
import { historyAt, type StatusChange } from './status-history.ts';
import { difference, type StatusTransition } from './status-transition.ts';
import { View } from './view/view.ts';
import { nextChange } from './view/walked.ts';

/**
 * What somebody is told who follows the statuses under a policy, changes that the clock alone brings included.
 *
 * @example
 * lifecycle.transitions().between(facts, { after: checkpoint, until: now }); // [{ clientId: 'acme', from: 'regular', to: 'lost', … }]
 */
export function transitions(input: LifecyclePolicyInput = {}): Transitions<LifecycleTables, StatusTransition> {
  const policy = parsePolicy(LifecyclePolicy, input);
  return {
    between: (facts, { after, until }) =>
      toldBetween(facts, policy, { after: millisecondsOf(after), until: millisecondsOf(until) }),
    next: (facts, after) => nextTold(facts, policy, after),
  };
}

function toldBetween(facts: LifecycleFacts, policy: LifecyclePolicy, stretch: Stretch): readonly StatusTransition[] {
  const news = newsOf(facts, stretch);
  const told: Told[] = [];
  for (const client of dueByClock(facts, policy, stretch))
    if (!news.has(client)) told.push(...follow(facts, policy, client, [], stretch));
  for (const [client, moments] of news) told.push(...follow(facts, policy, client, moments, stretch));
  return told
    .sort((a, b) => a.seenAt - b.seenAt || compareIds(a.transition, b.transition))
    .map(({ transition }) => transition);
}

/** The next instant at which the clock alone changes a status, or something dated ahead comes to count. */
function nextTold(facts: LifecycleFacts, policy: LifecyclePolicy, after: Instant): Instant | undefined {
  const { whole, scope } = new View(facts, policy, { at: after, knownAt: after });
  const since = millisecondsOf(after);
  let next = nextNews(facts, since);
  for (let client = 0; client < scope.clients.length; client++) {
    const change = scope.clients[client] === 1 ? nextChange(whole, client, since) : undefined;
    if (change !== undefined && change.at > since && change.at < next) next = change.at;
  }
  return next === Infinity ? undefined : instantOf(next);
}

/** A transition and when it was seen: what an event brings just after its instant, what the clock brings at once. */
type Told = Readonly<{ seenAt: number; transition: StatusTransition }>;

const compareIds = (a: StatusTransition, b: StatusTransition): number =>
  a.clientId < b.clientId ? -1 : a.clientId > b.clientId ? 1 : 0;

/** The clients whose status changes within a stretch by what is known at its end. */
function dueByClock(facts: LifecycleFacts, policy: LifecyclePolicy, { after, until }: Stretch): readonly number[] {
  const { whole, scope } = new View(facts, policy, { at: instantOf(until), knownAt: instantOf(until) });
  const due: number[] = [];
  for (let client = 0; client < scope.clients.length; client++) {
    const last = whole.change[client] ?? -1;
    if (scope.clients[client] === 1 && last >= 0 && whole.changes.effectiveAt(last) > after) due.push(client);
  }
  return due;
}

/** What is told of one client, of whom something new counts at the given moments. */
function follow(
  facts: LifecycleFacts,
  policy: LifecyclePolicy,
  client: number,
  moments: readonly number[],
  { after, until }: Stretch,
): readonly Told[] {
  const clientId = facts.clients.textOf(client) ?? '';
  // Of a client that is counted under another there is nothing to tell.
  const read = (at: number) => historyAt(facts, policy, client, { at, knownAt: at }) ?? [];
  const told: Told[] = [];
  let history = read(after);
  const tell = (next: readonly StatusChange[], known: number) => {
    for (const transition of difference(clientId, history, next, known)) {
      const byClock = transition.cause?.kind === 'clock' ? millisecondsOf(transition.at) : -Infinity;
      told.push({ seenAt: Math.max(known + 0.5, byClock), transition });
    }
    history = next;
  };
  for (const moment of moments) {
    if (moment - 1 > after) tell(read(moment - 1), -Infinity);
    tell(read(moment), moment - 1);
  }
  tell(read(until), -Infinity);
  return told;
}
