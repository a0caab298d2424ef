import type { FunnelReport } from 'clientele';

import { first } from './first.ts';
import { isMoney } from './figures.ts';
import { count, percent, whole } from './numbers.ts';
import type { Section } from './view.ts';

/** Targets against what was reached; those that are not over yet stand in front. */
export function targetsSection(targets: FunnelReport['targets']): Section {
  const { shown, notes } = first(
    [...targets].sort((a, b) => Number(a.isOver) - Number(b.isOver)),
    6,
  );
  if (shown.length === 0) return {};
  const amount = (value: FunnelReport['targets'][number]['actual']) => (isMoney(value) ? whole(value) : plain(value));
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
