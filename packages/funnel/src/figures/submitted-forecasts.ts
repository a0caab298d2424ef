import type { Money } from '@clientele/core';

import { compareTexts } from '../compare-texts.ts';
import type { View } from '../view/view.ts';
import { type CountedForecast, countedForecasts } from './counted-forecasts.ts';
import { ratio } from './rate.ts';
import { moneyOf } from './scope.ts';

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

/** By owner and category. */
export function forecastQuality(view: View): readonly ForecastQuality[] {
  return forecastGroups(view).map(({ owner, category, members }) => {
    let [forecast, actual, missed] = [0, 0, 0];
    for (const { minor, won } of members) {
      const brought = won.reduce((sum, deal) => sum + (view.values.minor[deal] || 0), 0);
      forecast += minor;
      actual += brought;
      missed += Math.abs(minor - brought);
    }
    const off = ratio(missed, actual);
    return {
      owner,
      category,
      forecasts: members.length,
      forecast: moneyOf(view, forecast),
      actual: moneyOf(view, actual),
      bias: ratio(forecast - actual, actual),
      accuracy: off === null ? null : Math.max(0, 1 - off),
    };
  });
}

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
