import { formatMoney, type LoyaltyReport } from 'clientele';

import { first } from './first.ts';
import { heading } from './heading.ts';
import { dateText } from './moment.ts';
import { count, counted, percent } from './numbers.ts';
import { satisfactionSections } from './satisfaction-sections.ts';
import type { Section, View } from './view.ts';

/** Loyalty: who buys again, who was referred, who is content, whom to ask next. */
export function loyaltyView(report: LoyaltyReport): View {
  const { header, window, index, by, regulars, referred, oldClients, satisfaction, surveys, wordOfMouth } = report;
  const { zone, segment } = header.policy;
  const span = `${dateText(window.from, zone)}..${dateText(window.to, zone)}`;
  return {
    ...heading('Loyalty', header),
    sections: [
      indexSection(index, span),
      partsSection(`by ${segment}`, by.segment),
      partsSection('by owner', by.owner),
      partsSection('by direction', by.direction),
      partsSection('by cohort', by.cohort, 'last'),
      regularsSection(regulars),
      referredSection(referred, span),
      oldClientsSection(oldClients, span),
      ...satisfactionSections(satisfaction, span),
      surveysSection(surveys, zone),
      wordOfMouthSection(wordOfMouth),
    ],
  };
}

const share = ({ number, of, share: value }: LoyaltyReport['index']['ever']): [string, string, string | undefined] => [
  count(number),
  count(of),
  percent(value),
];

const indexSection = ({ ever, window, returning }: LoyaltyReport['index'], span: string): Section => ({
  heading: 'Loyalty index: clients that bought again',
  head: ['form', 'loyal', 'of', 'index'],
  rows: [
    ['ever', ...share(ever)],
    [`twice in ${span}`, ...share(window)],
    ['returning in that window', ...share(returning)],
  ],
  notes: ['Whether they buy again by choice or because it is convenient is not known.'],
});

function partsSection(
  title: string,
  parts: LoyaltyReport['by']['owner'],
  which: 'largest' | 'last' = 'largest',
): Section {
  const named = Object.entries(parts);
  // A single part says what the whole says.
  if (named.length < 2) return {};
  const ordered = which === 'last' ? named.reverse() : named.sort(([, a], [, b]) => b.ever.of - a.ever.of);
  const { shown, notes } = first(ordered, 6);
  return {
    heading: `Index ${title}`,
    head: ['', 'loyal', 'of', 'index', 'in window', 'of', 'index'],
    rows: shown.map(([name, { ever, window }]) => [name, ...share(ever), ...share(window)]),
    notes,
  };
}

const regularsSection = ({ regular, restored, ofBuyers, ofActive }: LoyaltyReport['regulars']): Section => ({
  notes: [
    `Regulars: ${count(regular)} regular and ${count(restored)} restored, ${percent(ofBuyers.share) ?? '–'} of ` +
      `${counted(ofBuyers.of, 'buyer')}, ${percent(ofActive.share) ?? '–'} of ${count(ofActive.of)} active.`,
  ],
});

function referredSection({ ever, window }: LoyaltyReport['referred'], span: string): Section {
  if (ever.firstSales.number === 0) return { notes: ['No first sale came of a recommendation.'] };
  const credits = ever.referrers.list
    .slice(0, 3)
    .map(({ clientId, firstSales }) => `${clientId} (${count(firstSales)})`);
  return {
    heading: 'Referred: first sales to clients that were recommended',
    head: ['when', 'referred', 'of', 'share', 'turnover'],
    rows: [ever, window].map(({ firstSales, turnover }, i) => [
      i === 0 ? 'ever' : span,
      ...share(firstSales),
      turnover === null ? undefined : formatMoney(turnover),
    ]),
    notes: credits.length > 0 ? [`Most by ${credits.join(', ')}`] : [],
  };
}

function oldClientsSection(
  { share: old, fromOld, fromNew, unattributed }: LoyaltyReport['oldClients'],
  span: string,
): Section {
  const amounts = [fromOld, fromNew, unattributed].map((amount) => (amount === null ? '–' : formatMoney(amount)));
  return {
    notes: [
      `Turnover ${span}: ${percent(old) ?? '–'} from old clients (${String(amounts[0])}; from new ones ${String(amounts[1])}, without a client ${String(amounts[2])}).`,
    ],
  };
}

function surveysSection({ due, overdue }: LoyaltyReport['surveys'], zone: string): Section {
  const { shown } = first([...overdue.list, ...due.list], 5);
  return {
    heading: `Surveys to send: ${count(overdue.number)} overdue, ${count(due.number)} due`,
    head: ['client', 'product', 'why', 'due from', 'overdue from'],
    rows: shown.map(({ clientId, product, reason, dueFrom, overdueFrom }) => [
      clientId,
      product ?? undefined,
      reason,
      dateText(dueFrom, zone),
      dateText(overdueFrom, zone),
    ]),
  };
}

function wordOfMouthSection(estimate: LoyaltyReport['wordOfMouth']): Section {
  const { satisfied, hearGoodAtMost, dissatisfied, silentlyDissatisfied, hearBadAtLeast } = estimate;
  if (satisfied + dissatisfied + silentlyDissatisfied === 0) return {};
  return {
    notes: [
      `Word of mouth, by rules of thumb: ${counted(satisfied, 'satisfied client')} tell up to ${count(hearGoodAtMost)} persons; ` +
        `${count(dissatisfied)} dissatisfied and about ${count(silentlyDissatisfied)} who say nothing tell at least ${count(hearBadAtLeast)}.`,
    ],
  };
}
