import type { FunnelReport } from 'clientele';

import { first } from './first.ts';
import { isMoney } from './figures.ts';
import { count, percent, whole } from './numbers.ts';
import type { Section } from './view.ts';

type Target = FunnelReport['targets'][number];

/** Targets against what was reached, the latest in front. */
export function targetsSection(targets: readonly Target[]): Section {
  const { shown, notes } = first([...targets].sort(byEnd), 6);
  if (shown.length === 0) return {};
  const amount = (value: Target['actual']) => (isMoney(value) ? whole(value) : plain(value));
  return {
    heading: 'Targets',
    head: ['of', 'measure', 'from', 'to', 'target', 'actual', 'share'],
    rows: shown.map(({ level, of, measure, from, to, target, actual, share }) => [
      of ?? level,
      measure,
      from,
      to,
      amount(target),
      amount(actual),
      percent(share),
    ]),
    notes,
  };
}

const byEnd = (a: Target, b: Target): number => (a.to === b.to ? 0 : a.to < b.to ? 1 : -1);

const plain = (value: unknown): string | undefined => (typeof value === 'number' ? count(value) : undefined);

/** How well owners foresaw what was won. */
export function forecastsSection(forecasts: FunnelReport['submittedForecasts']): Section {
  const { shown, notes } = first(forecasts, 6);
  if (shown.length === 0) return {};
  return {
    heading: 'Submitted forecasts against what was won',
    head: ['owner', 'category', 'number', 'forecast', 'actual', 'bias', 'accuracy'],
    rows: shown.map(({ owner, category, forecasts: number, forecast, actual, bias, accuracy }) => [
      owner,
      category,
      count(number),
      whole(forecast),
      whole(actual),
      percent(bias),
      percent(accuracy),
    ]),
    notes,
  };
}
