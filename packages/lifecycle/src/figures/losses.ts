import { byName, type Ending } from '@clientele/core';

import { partialTurns, type Turn, wholeTurns } from '../view/turns.ts';
import type { View } from '../view/view.ts';
import { lastPlace, type Walked } from '../view/walked.ts';

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
  const reasons = new Map<string, number>();
  let whole = 0;
  forEachTurn(view, view.whole, wholeLosses(view), (loss) => {
    whole++;
    const reason = reasonOf(view, view.whole, loss);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  });
  return { whole, partial: countTurns(view, view.partial, partialLosses(view)), byReason: byName(reasons) };
}

export type ComeBackCounts = Omit<ComeBacks, 'winBackRate'>;

export function comeBacksIn(view: View): ComeBackCounts {
  return {
    whole: countTurns(view, view.whole, wholeComeBacks(view)),
    partial: countTurns(view, view.partial, partialComeBacks(view)),
  };
}

/** With the number of losses in the window, which the rate is of. */
export const comeBacksOf = ({ whole, partial }: ComeBackCounts, losses: number): ComeBacks => ({
  whole,
  partial,
  winBackRate: losses === 0 ? null : whole / losses,
});

export const wholeLosses = ({ whole }: View): Turn => wholeTurns(whole).losses;
export const wholeComeBacks = ({ whole }: View): Turn => wholeTurns(whole).comeBacks;
export const partialLosses = ({ whole, partial }: View): Turn => partialTurns(whole, partial).losses;
export const partialComeBacks = ({ whole, partial }: View): Turn => partialTurns(whole, partial).comeBacks;

/** What ended the relationship: the category of the event that says so, else silence. */
export function reasonOf(view: View, { changes, endings }: Walked, { group, change }: Change): string {
  const cause = changes.cause(change);
  if (cause === 'refund') return 'refund';
  const ending =
    cause === 'ending' || cause === 'expiry' ? endings.get(group)?.[changes.place[change] ?? -1] : undefined;
  return ending === undefined ? 'silence' : reasonSaid(view, ending);
}

/** Why a group that is lost stays so: what was said since its last settlement, else what lost it. */
export function reasonNow(view: View, walked: Walked, lost: Change): string {
  const said = saidSince(view, walked, lost);
  return said === undefined ? reasonOf(view, walked, lost) : reasonSaid(view, said);
}

/** What was said, since its last settlement, of the end of a group that was lost without a word. */
export function saidSince({ moment }: View, walked: Walked, { group, change }: Change): Ending | undefined {
  const cause = walked.changes.cause(change);
  if (cause === 'ending' || cause === 'expiry') return undefined;
  const last = lastPlace(walked, group, moment.at);
  const isSaid = ({ at, byClock, liftedAt }: Ending) =>
    (byClock ? at <= moment.at : at < moment.at) && liftedAt >= moment.at;
  return walked.endings.get(group)?.find((ending) => ending.before > last && isSaid(ending));
}

export function reasonSaid({ facts }: View, { table, row }: Ending): string {
  return table === 'contracts' ? 'contract ended' : (facts.rows('clients').values(row).key ?? 'not recorded');
}

/** Visits those of the clients asked about that lie in the window, as far as the moment lets us see. */
export function forEachTurn(
  { window, moment, scope }: View,
  { changes }: Walked,
  { change, group, client }: Turn,
  visit: (turn: Change) => void,
): void {
  for (let i = 0; i < change.length; i++) {
    const turn = change[i] ?? 0;
    const at = changes.at[turn] ?? NaN;
    if (!(at >= window.from && at < window.to) || scope.clients[client[i] ?? 0] !== 1) continue;
    if (changes.effectiveAt(turn) <= moment.at) visit({ group: group[i] ?? 0, change: turn });
  }
}

function countTurns(view: View, walked: Walked, turns: Turn): number {
  let count = 0;
  forEachTurn(view, walked, turns, () => {
    count++;
  });
  return count;
}
