import type { Money } from '@clientele/core';

import type { Outcomes } from '../walk/outcomes.ts';
import { moneyOf, type Scope } from './scope.ts';

/**
 * Deals that ended in the same way, for the same reason. A deal counts each time it ended, since a
 * reason stays known when the deal is reopened; `reopened` says how many were.
 */
export type Ending<Kind extends string> = Readonly<{
  kind: Kind;
  /** Where they stood; null for a deal that never stood in a stage. */
  stage: string | null;
  category: string | null;
  reason: string | null;
  competitor: string | null;
  count: number;
  reopened: number;
  /** Of all endings of this form. */
  share: number;
  value: Money | null;
}>;
export type Loss = Ending<'lost' | 'no decision'>;
export type Win = Ending<'won'>;

/** Losses by stage, category, reason and competitor, the most frequent first. */
export const lossesOf = (scope: Scope): readonly Loss[] =>
  endingsOf(scope, scope.view.walks.losses, (category) => (category === noDecision ? 'no decision' : 'lost'));

/** Wins in the same form. */
export const winsOf = (scope: Scope): readonly Win[] => endingsOf(scope, scope.view.walks.wins, () => 'won');

/** The category by which a loss says that the client decided for nobody. */
const noDecision = 'no-decision';

type Group = { readonly first: number; readonly members: number[] };

/** Which endings make up each row, in the order of the rows: numbers in the outcomes. */
export function endingGroups(scope: Scope, outcomes: Outcomes): readonly (readonly number[])[] {
  const { view, deals } = scope;
  const { steps, row } = view.walks.log;
  const marked = new Uint8Array(view.walks.log.deals);
  for (const deal of deals) marked[deal] = 1;
  const groups = new Map<string, Group>();
  outcomes.deal.forEach((deal, number) => {
    if (marked[deal] !== 1) return;
    const at = row[outcomes.place[number] ?? -1] ?? -1;
    const key = `${String(outcomes.stage[number])} ${String(steps.category[at])} ${String(steps.reason[at])} ${String(steps.competitor[at])}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: number, members: [number] });
    else group.members.push(number);
  });
  const named = [...groups.values()].map(({ first, members }) => ({
    members,
    name: JSON.stringify(namesOf(scope, outcomes, first)),
  }));
  named.sort((a, b) => b.members.length - a.members.length || (a.name < b.name ? -1 : 1));
  return named.map(({ members }) => members);
}

function endingsOf<Kind extends string>(
  scope: Scope,
  outcomes: Outcomes,
  kindOf: (category: string | null) => Kind,
): readonly Ending<Kind>[] {
  const groups = endingGroups(scope, outcomes);
  const total = groups.reduce((sum, members) => sum + members.length, 0);
  const { minor } = scope.view.values;
  return groups.map((members) => {
    const names = namesOf(scope, outcomes, members[0] ?? -1);
    let value = 0;
    let reopened = 0;
    for (const number of members) {
      value += minor[outcomes.deal[number] ?? -1] || 0;
      if (outcomes.reopened[number]) reopened++;
    }
    return {
      kind: kindOf(names.category),
      ...names,
      count: members.length,
      reopened,
      share: members.length / total,
      value: moneyOf(scope.view, value),
    };
  });
}

function namesOf({ view, pipeline }: Scope, outcomes: Outcomes, number: number) {
  const { steps, row, facts } = view.walks.log;
  const at = row[outcomes.place[number] ?? -1] ?? -1;
  const text = (column: Int32Array) => facts.texts.textOf(column[at] ?? 0) ?? null;
  return {
    stage: pipeline.stages[outcomes.stage[number] ?? -1] ?? null,
    category: text(steps.category),
    reason: text(steps.reason),
    competitor: text(steps.competitor),
  };
}
