import type { Money } from '@clientele/core';

import type { Outcomes } from '../walk/outcomes.ts';
import type { Frame } from './frame.ts';
import type { Scope } from './scope.ts';

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

/** What names a form of ending. */
type Names = Pick<Ending<'won'>, 'stage' | 'category' | 'reason' | 'competitor'>;

type Counted = Readonly<{ names: Names; count: number; reopened: number; minor: number }>;

/** A row for each form, in any order; in several parts of the company the same form may stand several times. */
export type EndingCounts = readonly Counted[];

/** Losses by stage, category, reason and competitor, the most frequent first. */
export const lossesOf = (frame: Frame, counts: EndingCounts): readonly Loss[] =>
  endingsOf(frame, counts, (category) => (category === noDecision ? 'no decision' : 'lost'));

/** Wins in the same form. */
export const winsOf = (frame: Frame, counts: EndingCounts): readonly Win[] => endingsOf(frame, counts, () => 'won');

/** The category by which a loss says that the client decided for nobody. */
const noDecision = 'no-decision';

/** Endings of one form: the first of them, which names the form, and what they come to. */
type Group = { readonly first: number; count: number; reopened: number; minor: number };

function endingsOf<Kind extends string>(
  { money }: Frame,
  counts: EndingCounts,
  kindOf: (category: string | null) => Kind,
): readonly Ending<Kind>[] {
  const forms = new Map<string, { name: string; names: Names; count: number; reopened: number; minor: number }>();
  let total = 0;
  for (const { names, count, reopened, minor } of counts) {
    total += count;
    const name = JSON.stringify(names);
    const known = forms.get(name);
    if (known === undefined) {
      forms.set(name, { name, names, count, reopened, minor });
      continue;
    }
    known.count += count;
    known.reopened += reopened;
    known.minor += minor;
  }
  return [...forms.values()].sort(mostFrequent).map(({ names, count, reopened, minor }) => {
    const { stage, category, reason, competitor } = names;
    const value = money(minor);
    return {
      kind: kindOf(category),
      stage,
      category,
      reason,
      competitor,
      count,
      reopened,
      share: count / total,
      value,
    };
  });
}

export function countEndings(scope: Scope, outcomes: Outcomes): EndingCounts {
  const { minor } = scope.view.values;
  const forms = formsOf(scope, outcomes);
  const groups: Group[] = [];
  for (let number = 0; number < forms.length; number++) {
    const form = forms[number] ?? -1;
    if (form < 0) continue;
    const worth = minor[outcomes.deal[number] ?? -1] ?? NaN;
    const group = (groups[form] ??= { first: number, count: 0, reopened: 0, minor: 0 });
    group.count++;
    group.reopened += outcomes.reopened[number] ?? 0;
    if (!Number.isNaN(worth)) group.minor += worth;
  }
  return groups.map(({ first, ...group }) => ({ names: namesOf(scope, outcomes, first), ...group }));
}

/** The endings behind each row, in the order of the rows: numbers in the outcomes. */
export function endingGroups(scope: Scope, outcomes: Outcomes): readonly (readonly number[])[] {
  const groups: { readonly first: number; count: number; readonly members: number[] }[] = [];
  formsOf(scope, outcomes).forEach((form, number) => {
    if (form < 0) return;
    const group = (groups[form] ??= { first: number, count: 0, members: [] });
    group.members.push(number);
    group.count++;
  });
  return inOrder(scope, outcomes, groups).map(({ members }) => members);
}

/** The most frequent first; of equally frequent ones by their names. */
function inOrder<G extends Readonly<{ first: number; count: number }>>(
  scope: Scope,
  outcomes: Outcomes,
  groups: readonly G[],
) {
  const named = groups.map((group) => ({ group, name: JSON.stringify(namesOf(scope, outcomes, group.first)) }));
  return named.sort((a, b) => mostFrequent({ ...a, ...a.group }, { ...b, ...b.group })).map(({ group }) => group);
}

type Frequent = Readonly<{ name: string; count: number }>;
const mostFrequent = (a: Frequent, b: Frequent): number => b.count - a.count || (a.name < b.name ? -1 : 1);

/** For each ending the number of its form, from 0 without a gap; -1 for deals not asked about. */
function formsOf({ view, deals }: Scope, outcomes: Outcomes): Int32Array {
  const { steps, row, deals: size } = view.walks.log;
  const { category, reason, competitor } = steps;
  const marked = new Uint8Array(size);
  for (let i = 0; i < deals.length; i++) marked[deals[i] ?? 0] = 1;
  const reasons = new Pairs();
  const forms = new Pairs();
  const found = new Int32Array(outcomes.count).fill(-1);
  for (let number = 0; number < found.length; number++) {
    if (marked[outcomes.deal[number] ?? 0] !== 1) continue;
    const at = row[outcomes.place[number] ?? -1] ?? -1;
    const why = reasons.of(category[at] ?? 0, reason[at] ?? 0);
    const where = (outcomes.stage[number] ?? -1) + 1;
    found[number] = forms.of(why * 64 + where, competitor[at] ?? 0);
  }
  return found;
}

/** Numbers pairs of codes as they come, from 0. */
class Pairs {
  readonly #numbers = new Map<number, number>();

  of(a: number, b: number): number {
    const key = a * 2 ** 27 + b;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}

function namesOf({ view, pipeline }: Scope, outcomes: Outcomes, number: number): Names {
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
