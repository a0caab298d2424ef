import type { LifecycleReport } from 'clientele';

import { cohortsSection } from './cohorts-section.ts';
import { first } from './first.ts';
import { heading } from './heading.ts';
import { dateText } from './moment.ts';
import { count, counted, inCurrency, percent, whole } from './numbers.ts';
import type { Section, View } from './view.ts';

/** The life cycle: where clients stand, and what changed in the window. */
export function lifecycleView(report: LifecycleReport): View {
  const { header, window, directions, development, sales, retention, revenueRetention, cohorts } = report;
  const { zone } = header.policy;
  const span = `${dateText(window.from, zone)}..${dateText(window.to, zone)}`;
  return {
    ...heading('Life cycle', header),
    sections: [
      statusSection(report),
      directionsSection(directions),
      developmentSection(development),
      changesSection(report, span),
      salesSection(sales, span),
      retentionSection(retention, revenueRetention, zone),
      cohortsSection(cohorts),
    ],
  };
}

function statusSection({ clients, statuses, dormantProspects, archived }: LifecycleReport): Section {
  const apart = [
    ...(dormantProspects > 0 ? [`${count(dormantProspects)} of the prospects are dormant`] : []),
    ...(archived > 0 ? [`${counted(archived, 'client is', 'clients are')} archived`] : []),
  ];
  return {
    head: ['status', 'clients', 'share'],
    rows: [
      ...Object.entries(statuses).map(([status, number]) => [status, count(number), shareOf(number, clients)]),
      ['all clients', count(clients), shareOf(clients, clients)],
    ],
    notes: apart.map((note) => `${note}.`),
  };
}

const shareOf = (part: number, of: number): string | undefined => (of === 0 ? undefined : percent(part / of));

function directionsSection(directions: LifecycleReport['directions']): Section {
  const { shown, notes } = first(Object.entries(directions), 12);
  if (shown.length === 0) return {};
  return {
    heading: 'By direction',
    head: ['direction', 'new', 'regular', 'restored', 'partly lost', 'lost'],
    rows: shown.map(([name, { new: fresh, regular, restored, partlyLost, lost }]) => [
      name,
      ...[fresh, regular, restored, partlyLost, lost].map(count),
    ]),
    notes: [...notes, 'Partly lost: lost here, still a client by another direction.'],
  };
}

function developmentSection({ unit, stages }: LifecycleReport['development']): Section {
  const names: Readonly<Record<keyof typeof stages, string>> = {
    acquisition: 'acquisition: nothing bought yet',
    firstSale: 'first sale',
    repeatSales: `repeat sales in the first ${unit}`,
    firstInNew: `first sale in a new ${unit}`,
    repeatInLater: `repeat sales in a later ${unit}`,
    ended: 'ended: lost',
  };
  return {
    heading: 'Stage of development',
    head: ['stage', 'clients'],
    rows: stageNames(stages).map((stage) => [names[stage], count(stages[stage])]),
  };
}

const stageNames = <Stages extends object>(stages: Stages) => Object.keys(stages) as (keyof Stages)[];

function changesSection({ losses, comeBacks }: LifecycleReport, span: string): Section {
  const reasons = Object.entries(losses.byReason).sort(([, a], [, b]) => b - a);
  return {
    heading: `Lost and come back, ${span}`,
    head: ['', 'whole', 'in a direction'],
    rows: [
      ['lost', count(losses.whole), count(losses.partial)],
      ['come back', count(comeBacks.whole), count(comeBacks.partial)],
    ],
    notes: [
      ...(reasons.length > 0
        ? [`Lost by ${reasons.map(([reason, number]) => `${reason} ${count(number)}`).join(', ')}.`]
        : []),
      `Win-back rate: ${percent(comeBacks.winBackRate) ?? '–'}.`,
    ],
  };
}

function salesSection(sales: LifecycleReport['sales'], span: string): Section {
  const { first: firstSales, repeat, firstInNew, repeatInLater, other, total, unattributed, turnover } = sales;
  return {
    heading: `Sales by kind, ${span}`,
    head: ['kind', 'sales', inCurrency('sum', [turnover, total.sum])],
    rows: [
      ['first', count(firstSales.sales), whole(firstSales.sum)],
      ['repeat', count(repeat.sales), whole(repeat.sum)],
      ['first in a new direction', count(firstInNew.sales), whole(firstInNew.sum)],
      ['repeat in a later direction', count(repeatInLater.sales), whole(repeatInLater.sum)],
      ['refunded or without a payment', undefined, whole(other.sum)],
      ['all of clients', count(total.sales), whole(total.sum)],
      ['without a client', undefined, whole(unattributed.sum)],
      ['turnover', undefined, whole(turnover)],
    ],
  };
}

function retentionSection(
  { from, to, active, retained, lost, restored, retention, churn }: LifecycleReport['retention'],
  { gross, net }: LifecycleReport['revenueRetention'],
  zone: string,
): Section {
  if (active === 0) return { notes: [`Retention: nobody was active on ${dateText(from, zone)}.`] };
  return {
    notes: [
      `Retention ${dateText(from, zone)}..${dateText(to, zone)}: of ${count(active)} active at the start ${count(retained)} stayed ` +
        `(${percent(retention) ?? '–'}) and ${count(lost)} were lost (churn ${percent(churn) ?? '–'}), ${count(restored)} of these restored.`,
      `Revenue of those active at the start: gross retention ${percent(gross) ?? '–'}, net ${percent(net) ?? '–'}.`,
    ],
  };
}
