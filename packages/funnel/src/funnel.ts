import { type DividingQuestion, type Instant, parsePolicy, type TellsTransitions } from '@clientele/core';

import { answerOf, type ClientFunnel, nextChange } from './answer.ts';
import type { DealTransition } from './deal-transition.ts';
import { type FunnelFacts, funnelTables } from './facts.ts';
import { FunnelPolicy, type FunnelPolicyInput } from './policy.ts';
import { type FunnelPartial, type FunnelReport, mergeOf, partialOf, question, reportOf } from './report.ts';
import { transitions } from './transitions.ts';
import { viewOf } from './view/view.ts';
import { whyOf } from './why/why.ts';

type Funnel = DividingQuestion<
  typeof funnelTables,
  FunnelPolicy,
  FunnelPolicyInput,
  FunnelReport,
  ClientFunnel,
  FunnelPartial
> &
  TellsTransitions<typeof funnelTables, FunnelPolicyInput, DealTransition> & { readonly name: 'funnel' };

/**
 * Where deals stand, how they move through their pipeline, where they are won and lost and what is
 * to be expected of them.
 *
 * @example
 * const report = funnel.report(facts, { at: '2026-07-01', filter: { motion: 'inbound' } });
 * report.stages.offer?.reached; // 41
 * funnel.why(facts, { at: '2026-07-01' }, 'stages.offer.reached'); // the events behind the 41
 */
export const funnel: Funnel = {
  ...question,
  tables: funnelTables,
  policy: (input = {}) => parsePolicy(FunnelPolicy, input),
  report: (facts: FunnelFacts, asked, policy): FunnelReport => reportOf(viewOf(facts, asked, policy)),
  partial: (facts: FunnelFacts, asked, policy): FunnelPartial => partialOf(viewOf(facts, asked, policy)),
  merge: mergeOf,
  of: answerOf,
  next: (facts, clientId, asked, policy): Instant | undefined => nextChange(facts, clientId, asked, policy),
  why: whyOf,
  transitions,
};
