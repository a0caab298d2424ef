import { clientAttribute, counts, statusCode } from '@clientele/core';

import type { View } from '../view/view.ts';
import { lastPlace } from '../view/walked.ts';
import { clientsOf } from './clients-of.ts';

/** The last sign of life of a prospect, or its last refusal. */
export type LastActivity = Readonly<{ fact: 'sign' | 'refusal'; at: number; row: number }>;

/** What a client was last heard of by before the moment; undefined where nothing is recorded. */
export function lastActivity({ facts, scope, moment }: View, client: number): LastActivity | undefined {
  const indexed = facts.indexed('activity');
  const { rows, order, start } = indexed;
  let last: LastActivity | undefined;
  for (const member of scope.identities.members(client))
    for (let i = (start[member + 1] ?? 0) - 1; i >= (start[member] ?? 0); i--) {
      const row = order[i] ?? 0;
      if (!counts(indexed, row, moment)) continue;
      const at = rows.occurredAt[row] ?? 0;
      const refusal = facts.texts.textOf(rows.columns.fact[row] ?? 0) === 'refusal';
      if (last === undefined || at > last.at) last = { fact: refusal ? 'refusal' : 'sign', at, row };
      break;
    }
  return last;
}

/** When a prospect becomes dormant unless it is heard of again. */
export function dormantFrom(view: View, { at }: LastActivity): number {
  return view.calendar.adder(view.policy.dormantAfter)(at);
}

/** Prospects that were silent, or stayed refused, for the policy's time: they are prospects still. */
export function dormantProspects(view: View): readonly number[] {
  return clientsOf(view, (client) => {
    if (view.whole.status[client] !== statusCode.prospect) return false;
    const last = lastActivity(view, client);
    return last !== undefined && dormantFrom(view, last) <= view.moment.at;
  });
}

/** Clients of whom nothing more is expected: archived, and neither payment nor complaint since. */
export function archivedClients(view: View): readonly number[] {
  const { facts, moment, whole } = view;
  if (facts.texts.find('archived') === 0) return [];
  const archived = clientAttribute(facts, moment.knownAt, 'archived');
  const complained = clientAttribute(facts, moment.knownAt, 'complained');
  return clientsOf(view, (client) => {
    const at = archived.saidBefore(client, moment.at);
    if (at === -Infinity) return false;
    const paid = whole.timelines.at[lastPlace(whole, client, moment.at)] ?? -Infinity;
    return at > paid && at > complained.saidBefore(client, moment.at);
  });
}
