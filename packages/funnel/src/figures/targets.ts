import { counts, type Money } from '@clientele/core';

import type { View } from '../view/view.ts';
import { type Goal, isMeasured } from './target-actual.ts';
import type { Frame } from './frame.ts';

/** A sales target and what was reached of it so far. No filter narrows it: it says itself what it is of. */
export type Target = Readonly<{
  level: 'company' | 'team' | 'employee' | 'direction' | 'client';
  /** The department, employee, direction or client; null for the company. */
  of: string | null;
  branch: string | null;
  /** `turnover`, `won value`, `won deals` or `opened deals`; targets of other measures are for others to report. */
  measure: string;
  /** Bare dates, [from, to). */
  from: string;
  to: string;
  target: Money | number;
  actual: Money | number | null;
  /** actual / target. */
  share: number | null;
  isOver: boolean;
}>;

/** A target, in the currency of sums where it is money: the same in every part of the company. */
export type TargetSet = Omit<Target, 'target' | 'actual' | 'share'> & Readonly<{ value: number; isMoney: boolean }>;

/** Targets in the order of their period, level, name and measure, with what was reached of each. */
export function targetsOf(
  { money }: Frame,
  targets: readonly TargetSet[],
  reached: readonly number[],
): readonly Target[] {
  return targets.map(({ value, isMoney, isOver, ...target }, number) => {
    const actual = reached[number] ?? 0;
    return {
      ...target,
      target: isMoney ? (money(value) ?? value) : value,
      actual: isMoney ? money(actual) : actual,
      share: value === 0 ? null : actual / value,
      isOver,
    };
  });
}

export function targetsSet(view: View, goals: readonly Goal[]): readonly TargetSet[] {
  return goals.map((goal) => {
    const { facts, moment, values } = view;
    const {
      value = 0,
      currency,
      measure = '',
      from = '',
      to = '',
      whose,
      branch,
    } = facts.rows('targets').values(goal.row);
    const at = facts.rows('targets').occurredAt[goal.row] ?? 0;
    return {
      level: goal.level,
      of: whose ?? null,
      branch: branch ?? null,
      measure,
      from,
      to,
      value: currency === undefined ? value : values.exchange.convert(value, currency, at),
      isMoney: currency !== undefined,
      isOver: goal.to <= moment.at,
    };
  });
}

/** The targets in force at the moment, of measures that deals and settlements give: the last of each kind and period. */
export function goalsOf(view: View): readonly Goal[] {
  const { facts, calendar, moment } = view;
  const indexed = facts.indexed('targets');
  const { rows, order } = indexed;
  const last = new Map<string, Goal>();
  for (const row of order) {
    if (!counts(indexed, row, moment)) continue;
    const { level, whose, branch, measure, from = '', to = '' } = rows.values(row);
    if (!isLevel(level) || !isMeasured(measure)) continue;
    const key = JSON.stringify([from, to, level, whose ?? '', branch ?? '', measure]);
    last.set(key, { row, level, measure, whose, branch, from: calendar.parse(from), to: calendar.parse(to) });
  }
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, goal]) => goal);
}

const levels = ['company', 'team', 'employee', 'direction', 'client'] as const;
const isLevel = (text: string | undefined): text is Target['level'] => levels.some((level) => level === text);
