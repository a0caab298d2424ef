import { type Instant, instantOf, reportHeader, type ReportHeader } from '@clientele/core';

import { type IndexesBy, indexes } from './figures/indexes.ts';
import type { LoyaltyIndex } from './figures/loyalty-index.ts';
import { type OldClients, oldClients } from './figures/old-clients.ts';
import { type Referred, referred } from './figures/referred.ts';
import { type Regulars, regulars } from './figures/regulars.ts';
import { type Satisfaction, satisfaction } from './figures/satisfaction.ts';
import type { Surveys } from './figures/surveys.ts';
import { type WordOfMouth, wordOfMouth } from './figures/word-of-mouth.ts';
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

export function reportOf(view: View): LoyaltyReport {
  const { facts, moment, filter, policy, window } = view;
  const heard = view.heard();
  return {
    header: reportHeader(question.name, question.version, facts, moment, filter, policy),
    window: { from: instantOf(window.from), to: instantOf(window.to) },
    ...indexes(view),
    referred: referred(view),
    regulars: regulars(view),
    oldClients: oldClients(view),
    satisfaction: satisfaction(view, heard),
    surveys: view.surveys(),
    wordOfMouth: wordOfMouth(view, heard),
  };
}
