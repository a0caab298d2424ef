import { formatMoney, type FunnelReport } from 'clientele';

import { heading } from './heading.ts';
import { endingsSection } from './endings-section.ts';
import { first } from './first.ts';
import { count, counted, inCurrency, oneDecimal, percent, whole } from './numbers.ts';
import { forecastsSection, targetsSection } from './plans-sections.ts';
import { stageSections } from './stage-sections.ts';
import type { Section, View } from './view.ts';

export type PipelineFigures = FunnelReport['pipelines'][string];

/** The funnel: stages, time, win rates, losses, what is over age and what is to come. */
export function funnelView(report: FunnelReport): View {
  const { header, pipelines, submittedForecasts, targets, clients, unattributed } = report;
  const further = Object.entries(pipelines).flatMap(([name, figures]) => [
    { notes: [`Pipeline ${name}`] },
    ...pipelineSections(figures),
  ]);
  return {
    ...heading('Funnel', header),
    sections: [
      ...pipelineSections(report),
      forecastsSection(submittedForecasts),
      targetsSection(targets),
      clientsSection(clients),
      {
        notes:
          unattributed.opened === 0
            ? []
            : [`${counted(unattributed.opened, 'deal')} without a client: in the sums, not among the clients.`],
      },
      ...further,
    ],
  };
}

function pipelineSections(figures: PipelineFigures): Section[] {
  const { losses, wins, overAge } = figures;
  return [
    sumsSection(figures),
    ...stageSections(figures),
    winRatesSection(figures),
    endingsSection('Losses', losses),
    endingsSection('Wins', wins),
    overAgeSection(overAge),
    forecastSection(figures),
  ];
}

function sumsSection({ opened, open, won, lost, value }: PipelineFigures): Section {
  const rows = [
    ['opened', count(opened), undefined],
    ['open', count(open), whole(value.open)],
    ['won', count(won), whole(value.won)],
    ['lost', count(lost), whole(value.lost)],
  ];
  return { head: ['deals', 'number', inCurrency('value', Object.values(value))], rows };
}

function winRatesSection({ winRates, daysToWin, velocity }: PipelineFigures): Section {
  const { closed, opened, cohort } = winRates;
  const { median, mean, p90 } = daysToWin;
  const perDay = velocity.perDay === null ? '–' : formatMoney(velocity.perDay);
  return {
    heading: 'Win rates',
    head: ['won of', 'won', 'deals', 'rate'],
    rows: [closed, opened, cohort].map(({ population, count: won, of, rate }) => [
      population,
      count(won),
      count(of),
      percent(rate),
    ]),
    notes: [
      `Days to win: median ${text(median)}, mean ${text(mean)}, 90 % within ${text(p90)}.`,
      `Velocity: ${perDay} a day (${velocity.population.deals}: ${counted(velocity.deals, 'deal')}).`,
    ],
  };
}

const text = (value: number | null): string => oneDecimal(value) ?? '–';

function overAgeSection(overAge: PipelineFigures['overAge']): Section {
  const longest = [...overAge].sort((a, b) => b.days - b.limitDays - (a.days - a.limitDays));
  const { shown, notes } = first(longest, 5);
  if (shown.length === 0) return {};
  return {
    heading: `Over age: ${counted(overAge.length, 'deal')}`,
    head: ['client', 'deal', 'stage', 'days', 'limit'],
    rows: shown.map(({ clientId, dealId, stage, days, limitDays }) => [
      clientId,
      dealId,
      stage,
      oneDecimal(days),
      oneDecimal(limitDays),
    ]),
    notes,
  };
}

function forecastSection({ forecast }: PipelineFigures): Section {
  const { shown, notes } = first(forecast, 6);
  if (shown.length === 0) return {};
  const amounts = forecast.flatMap(({ value, weighted }) => [value, weighted]);
  return {
    heading: 'Forecast by month of expected closing',
    head: ['month', 'deals', inCurrency('value', amounts), inCurrency('weighted', amounts), 'not weighted'],
    rows: shown.map(({ month, deals, value, weighted, withoutProbability }) => [
      month ?? 'unknown',
      count(deals),
      whole(value),
      whole(weighted),
      count(withoutProbability),
    ]),
    notes,
  };
}

function clientsSection({
  count: all,
  inWork,
  betweenSales,
  notYetInWork,
  nextContact,
}: FunnelReport['clients']): Section {
  const { planned, overdue, missing } = nextContact;
  return {
    notes: [
      `${counted(all, 'client')}: ${count(inWork)} in work, ${count(betweenSales)} between sales, ${count(notYetInWork)} not yet in work.`,
      `Next contact: ${count(planned)} planned, ${count(overdue)} overdue, ${count(missing)} missing.`,
    ],
  };
}
