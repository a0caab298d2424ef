import { type DividingQuestion, parsePolicy } from '@clientele/core';

import { answerOf, type ClientLoyalty, nextChange } from './answer.ts';
import { loyaltyTables } from './facts.ts';
import { LoyaltyPolicy, type LoyaltyPolicyInput } from './policy.ts';
import { type LoyaltyPartial, type LoyaltyReport, mergeOf, partialOf, question, reportOf } from './report.ts';
import { viewOf } from './view/view.ts';
import { whyOf } from './why/why.ts';

type Loyalty = DividingQuestion<
  typeof loyaltyTables,
  LoyaltyPolicy,
  LoyaltyPolicyInput,
  LoyaltyReport,
  ClientLoyalty,
  LoyaltyPartial
>;

/**
 * How loyal clients are (do they buy again, do they recommend us) and how content, and who is to be
 * asked about it next. Whether clients buy again by choice or because it is convenient is not known.
 *
 * @example
 * const report = loyalty.report(facts, { at: '2026-07-01', filter: { direction: 'ovens' } });
 * report.index.ever; // { number: 120, of: 300, share: 0.4 }
 * loyalty.why(facts, { at: '2026-07-01' }, 'index.ever.number'); // the purchases behind the 120
 */
export const loyalty: Loyalty = {
  ...question,
  tables: loyaltyTables,
  policy: (input = {}) => parsePolicy(LoyaltyPolicy, input),
  report: (facts, asked, policy) => reportOf(viewOf(facts, asked, policy)),
  partial: (facts, asked, policy) => partialOf(viewOf(facts, asked, policy)),
  merge: mergeOf,
  of: answerOf,
  next: nextChange,
  why: whyOf,
};
