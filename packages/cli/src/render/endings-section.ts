import { first } from './first.ts';
import type { PipelineFigures } from './funnel-view.ts';
import { count, inCurrency, percent, whole } from './numbers.ts';
import type { Section } from './view.ts';

type Ending = PipelineFigures['losses'][number] | PipelineFigures['wins'][number];

/** How deals ended, the most frequent ways first; columns that say nothing are left out. */
export function endingsSection(title: string, endings: readonly Ending[]): Section {
  const { shown, notes } = first(endings, 8);
  if (shown.length === 0) return {};
  const told = (['stage', 'category', 'reason', 'competitor'] as const).filter((field) =>
    endings.some((ending) => ending[field] !== null),
  );
  const values = endings.map(({ value }) => value);
  return {
    heading: title,
    head: [...told, 'deals', 'share', inCurrency('value', values)],
    rows: shown.map((ending) => [
      ...told.map((field) => ending[field] ?? undefined),
      count(ending.count),
      percent(ending.share),
      whole(ending.value),
    ]),
    notes,
  };
}
