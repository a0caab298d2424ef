import type { Money } from '@clientele/core';

import { compareTexts } from '../compare-texts.ts';
import type { View } from '../view/view.ts';
import { type CountedForecast, countedForecasts } from './counted-forecasts.ts';
import type { Frame } from './frame.ts';
import { ratio } from './rate.ts';

/** How well an owner foresaw what was won, over the months that are over. */
export type ForecastQuality = Readonly<{
  owner: string;
  /** How sure the owner was: pipeline, best-case or commit. */
  category: string;
  /** How many forecasts count. */
  forecasts: number;
  forecast: Money | null;
  /** What was won in those months of what they were about. */
  actual: Money | null;
  /** (forecast − actual) / actual: above 0 for too much hope. */
  bias: number | null;
  /** 1 − Σ |forecast − actual| / Σ actual, not below 0. */
  accuracy: number | null;
}>;

/** Minor units; `missed` adds up how far off each forecast was. */
type ForecastSums = Readonly<{ forecasts: number; forecast: number; actual: number; missed: number }>;

/** By owner and category. */
export type ForecastsCounts = Readonly<Record<string, Readonly<Record<string, ForecastSums>>>>;

export function countForecasts(view: View): ForecastsCounts {
  const sums: Record<string, Record<string, ForecastSums>> = {};
  for (const { owner, category, members } of forecastGroups(view)) {
    let [forecast, actual, missed] = [0, 0, 0];
    for (const { minor, won } of members) {
      const brought = won.reduce((sum, deal) => sum + (view.values.minor[deal] || 0), 0);
      forecast += minor;
      actual += brought;
      missed += Math.abs(minor - brought);
    }
    (sums[owner] ??= {})[category] = { forecasts: members.length, forecast, actual, missed };
  }
  return sums;
}

/** By owner and category. */
export function forecastQuality({ money }: Frame, counts: ForecastsCounts): readonly ForecastQuality[] {
  return inOrder(counts).flatMap(([owner, byCategory]) =>
    inOrder(byCategory).map(([category, { forecasts, forecast, actual, missed }]) => {
      const off = ratio(missed, actual);
      return {
        owner,
        category,
        forecasts,
        forecast: money(forecast),
        actual: money(actual),
        bias: ratio(forecast - actual, actual),
        accuracy: off === null ? null : Math.max(0, 1 - off),
      };
    }),
  );
}

const inOrder = <Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] =>
  Object.entries(record).sort(([a], [b]) => compareTexts(a, b));

/** The forecasts behind each line, in the order of the lines. */
export function forecastGroups(view: View) {
  const { texts } = view.facts;
  const { owner: owners, category: categories } = view.facts.rows('forecasts').columns;
  const groups = new Map<number, { owner: string; category: string; members: CountedForecast[] }>();
  for (const one of countedForecasts(view)) {
    const [owner, category] = [owners[one.row] ?? 0, categories[one.row] ?? 0];
    const group = groups.get(owner * texts.size + category);
    if (group) group.members.push(one);
    else
      groups.set(owner * texts.size + category, {
        owner: texts.textOf(owner) ?? '',
        category: texts.textOf(category) ?? '',
        members: [one],
      });
  }
  return [...groups.values()].sort((a, b) => compareTexts(a.owner, b.owner) || compareTexts(a.category, b.category));
}
