import { statusCode } from '@clientele/core';

import type { Changes } from '../view/changes.ts';
import type { View } from '../view/view.ts';
import type { Walked } from '../view/walked.ts';

/** A change of status: its group in the timelines, and its place in the list of changes. */
export type Change = Readonly<{ group: number; change: number }>;

/** Losses in the window, of whole clients and of clients in one direction that stayed clients in others. */
export type Losses = Readonly<{
  whole: number;
  partial: number;
  /** Whole losses by what ended the relationship: `silence`, or the category that was given. */
  byReason: Readonly<Record<string, number>>;
}>;

/** Settlements in the window after a loss, of whole clients and in one direction of clients that stayed. */
export type ComeBacks = Readonly<{
  whole: number;
  partial: number;
  /** Come-backs of whole clients for each loss in the window; null where there was none. */
  winBackRate: number | null;
}>;

export function lossesIn(view: View): Losses {
  const whole = wholeLosses(view);
  const reasons = new Map<string, number>();
  for (const loss of whole) {
    const reason = reasonOf(view, view.whole, loss);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const byReason = Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { whole: whole.length, partial: partialLosses(view).length, byReason };
}

export function comeBacksIn(view: View): ComeBacks {
  const whole = wholeComeBacks(view).length;
  const losses = wholeLosses(view).length;
  const winBackRate = losses === 0 ? null : whole / losses;
  return { whole, partial: partialComeBacks(view).length, winBackRate };
}

export const wholeLosses = (view: View): readonly Change[] => changesTo(view, view.whole, statusCode.lost);

export const wholeComeBacks = (view: View): readonly Change[] => comeBacksOf(view, view.whole);

/** Losses of a direction by clients that were not lost as a whole then. */
export function partialLosses(view: View): readonly Change[] {
  const { whole, partial } = view;
  return changesTo(view, partial, statusCode.lost).filter(({ group, change }) => {
    const client = partial.timelines.client(group);
    return !isLost(whole.changes, client, partial.changes.effectiveAt(change));
  });
}

/** Come-backs in a direction of clients that were not lost as a whole. */
export function partialComeBacks(view: View): readonly Change[] {
  const { whole, partial } = view;
  return comeBacksOf(view, partial).filter(({ group, change }) => {
    const client = partial.timelines.client(group);
    return !isLost(whole.changes, client, partial.changes.at(change));
  });
}

/** Changes to a status within the window. */
export function changesTo({ window }: View, { changes, timelines }: Walked, status: number): readonly Change[] {
  const found: Change[] = [];
  for (let group = 0; group < timelines.groups; group++)
    for (let change = changes.start[group] ?? 0; change < (changes.start[group + 1] ?? 0); change++) {
      if (changes.status(change) !== status) continue;
      const at = changes.at(change);
      if (at >= window.from && at < window.to) found.push({ group, change });
    }
  return found;
}

/** What ended the relationship: the category of the event that says so, else silence. */
export function reasonOf({ facts }: View, walked: Walked, { group, change }: Change): string {
  const { changes, endings } = walked;
  if (changes.cause(change) === 'refund') return 'refund';
  const ending = changes.cause(change) === 'ending' ? endings.get(group)?.[changes.place(change)] : undefined;
  if (ending === undefined) return 'silence';
  if (ending.table === 'contracts') return 'contract ended';
  return facts.rows('clients').values(ending.row).key ?? 'not recorded';
}

function comeBacksOf(view: View, walked: Walked): readonly Change[] {
  return changesTo(view, walked, statusCode.restored).filter(
    ({ group, change }) =>
      walked.changes.cause(change) === 'settlement' && walked.changes.before(group, change) === statusCode.lost,
  );
}

function isLost(changes: Changes, client: number, moment: number): boolean {
  const holding = changes.holding(client, moment);
  return holding >= 0 && changes.status(holding) === statusCode.lost;
}
