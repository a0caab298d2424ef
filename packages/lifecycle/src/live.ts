import { type Instant, instantOf, millisecondsOf, parsePolicy } from '@clientele/core';

import type { LifecycleFacts } from './facts.ts';
import { newKnowledge } from './new-knowledge.ts';
import { LifecyclePolicy, type LifecyclePolicyInput } from './policy.ts';
import { historyAt, type StatusChange } from './status-history.ts';
import { difference, type Transition } from './transition.ts';
import { View } from './view/view.ts';

/** A stretch of the follower's clock, in milliseconds: what is seen after its start, its end included. */
type Stretch = Readonly<{ after: number; until: number }>;

/**
 * What somebody is told who follows the statuses while the clock goes from one instant to another,
 * changes that the clock alone brings included. It depends on the facts and the two instants only:
 * the same live and in replay, and what is told over two stretches is told over both together.
 *
 * All that was recorded before `until` must have been folded by then.
 *
 * @example
 * transitions(facts, { after: checkpoint, until: now }); // [{ clientId: 'acme', from: 'regular', to: 'lost', … }]
 */
export function transitions(
  facts: LifecycleFacts,
  clock: Readonly<{ after: Instant; until: Instant }>,
  input: LifecyclePolicyInput = {},
): readonly Transition[] {
  const policy = parsePolicy(LifecyclePolicy, input);
  const stretch = { after: millisecondsOf(clock.after), until: millisecondsOf(clock.until) };
  const news = newKnowledge(facts, stretch);
  const told: Told[] = [];
  for (const client of dueByClock(facts, policy, stretch))
    if (!news.has(client)) told.push(...follow(facts, policy, client, [], stretch));
  for (const [client, moments] of news) told.push(...follow(facts, policy, client, moments, stretch));
  return told
    .sort((a, b) => a.seenAt - b.seenAt || compareIds(a.transition, b.transition))
    .map(({ transition }) => transition);
}

/** A transition and when it was seen: what an event brings just after its instant, what the clock brings at once. */
type Told = Readonly<{ seenAt: number; transition: Transition }>;

const compareIds = (a: Transition, b: Transition): number =>
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
