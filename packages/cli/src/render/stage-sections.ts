import type { PipelineFigures } from './funnel-view.ts';
import { count, inCurrency, oneDecimal, percent, whole } from './numbers.ts';
import type { Section } from './view.ts';

/** The stages: who came and who is there, and how long it takes. */
export function stageSections({ stages, inNoStage }: PipelineFigures): Section[] {
  const named = Object.entries(stages);
  const amounts = named.flatMap(([, { current }]) => [current.value, current.weighted]);
  return [
    {
      heading: 'Stages',
      head: [
        'stage',
        'reached',
        'skipped',
        'to next',
        'now',
        inCurrency('value', amounts),
        inCurrency('weighted', amounts),
      ],
      rows: named.map(([name, { reached, skipped, conversionTo, current }]) => [
        name,
        count(reached),
        count(skipped),
        percent(Object.values(conversionTo)[0]),
        count(current.deals),
        whole(current.value),
        whole(current.weighted),
      ]),
      notes: inNoStage > 0 ? [`${count(inNoStage)} open deals stand in no stage yet.`] : [],
    },
    {
      heading: 'Days in a stage',
      head: ['stage', 'visits', 'median', 'mean', 'p90', 'limit', 'age now', 'to win'],
      rows: named.map(([name, { timeInStage, ageingLimitDays, current, daysToWin }]) => [
        name,
        count(timeInStage.elapsedDays.count),
        oneDecimal(timeInStage.elapsedDays.median),
        oneDecimal(timeInStage.elapsedDays.mean),
        oneDecimal(timeInStage.elapsedDays.p90),
        oneDecimal(ageingLimitDays),
        oneDecimal(current.ageDays.median),
        oneDecimal(daysToWin.median),
      ]),
      notes: ['age now and to win are medians'],
    },
  ];
}
