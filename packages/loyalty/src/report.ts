import {
  addUp,
  commonCurrency,
  type Instant,
  instantOf,
  jointHeader,
  reportHeader,
  type ReportHeader,
} from '@clientele/core';

import { countIndexes, type IndexesBy, type IndexesCounts, indexes } from './figures/indexes.ts';
import type { LoyaltyIndex } from './figures/loyalty-index.ts';
import { amountsOf, inCurrency } from './figures/money.ts';
import { type OldClients, oldClients, sumTurnover, type TurnoverSums } from './figures/old-clients.ts';
import { countReferred, type Referred, referred, type ReferredCounts } from './figures/referred.ts';
import { countRegulars, type RegularCounts, type Regulars, regulars } from './figures/regulars.ts';
import { countSatisfaction, type Satisfaction, satisfaction, type SatisfactionCounts } from './figures/satisfaction.ts';
import { soonest, type Surveys } from './figures/surveys.ts';
import { countTalkers, type TalkerCounts, type WordOfMouth, wordOfMouth } from './figures/word-of-mouth.ts';
import type { LoyaltyPolicy } from './policy.ts';
import type { View } from './view/view.ts';

/** How loyal and how content clients are. */
export type LoyaltyReport = Readonly<{
  header: ReportHeader<LoyaltyPolicy>;
  /** The window of the figures that have one, [from, to). */
  window: Readonly<{ from: Instant; to: Instant }>;
  index: LoyaltyIndex;
  by: IndexesBy;
  referred: Referred;
  regulars: Regulars;
  oldClients: OldClients;
  satisfaction: Satisfaction;
  surveys: Surveys;
  wordOfMouth: WordOfMouth;
}>;

export const question = { name: 'loyalty', version: 1 } as const;

/** What the facts of some clients say of the report: numbers that are added up before anything is divided. */
export type LoyaltyPartial = Pick<LoyaltyReport, 'header' | 'window'> &
  Readonly<{
    /** The currency of the sums, where money has moved. */
    currencies: readonly string[];
    counts: Readonly<{
      indexes: IndexesCounts;
      /** Of every client by whose recommendation somebody first bought. */
      referred: ReferredCounts;
      regulars: RegularCounts;
      turnover: TurnoverSums;
      satisfaction: SatisfactionCounts;
      /** With as many of the soonest as the policy lists. */
      surveys: Surveys;
      talkers: TalkerCounts;
    }>;
  }>;

export function partialOf(view: View): LoyaltyPartial {
  const { facts, moment, filter, policy, window } = view;
  const heard = view.heard();
  const { currency } = amountsOf(view);
  return {
    header: reportHeader(question.name, question.version, facts, moment, filter, policy),
    window: { from: instantOf(window.from), to: instantOf(window.to) },
    currencies: currency === undefined ? [] : [currency],
    counts: {
      indexes: countIndexes(view),
      referred: countReferred(view),
      regulars: countRegulars(view),
      turnover: sumTurnover(view),
      satisfaction: countSatisfaction(view, heard),
      surveys: view.surveys(),
      talkers: countTalkers(view, heard),
    },
  };
}

export function mergeOf(partials: readonly LoyaltyPartial[]): LoyaltyReport {
  const header = jointHeader(partials.map((partial) => partial.header));
  const { policy } = header;
  const [{ window } = { window: { from: header.at, to: header.at } }] = partials;
  const money = inCurrency(commonCurrency(partials.flatMap(({ currencies }) => currencies)));
  const counts = addUp(partials.map((partial) => partial.counts));
  return {
    header,
    window,
    ...indexes(counts.indexes),
    referred: referred(counts.referred, money, policy.listed),
    regulars: regulars(counts.regulars),
    oldClients: oldClients(counts.turnover, money),
    satisfaction: satisfaction(counts.satisfaction, policy),
    surveys: {
      due: soonest(counts.surveys.due, policy.listed),
      overdue: soonest(counts.surveys.overdue, policy.listed),
    },
    wordOfMouth: wordOfMouth(counts.talkers, policy),
  };
}

export const reportOf = (view: View): LoyaltyReport => mergeOf([partialOf(view)]);
