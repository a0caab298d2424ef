import { type DividingQuestion, type Instant, instantOf, parsePolicy, type TellsTransitions } from '@clientele/core';

import { answerOf, type ClientLifecycle } from './answer.ts';
import { type LifecycleFacts, lifecycleTables, type LifecycleTables } from './facts.ts';
import { transitions } from './live.ts';
import { nextTick } from './next-tick.ts';
import { LifecyclePolicy, type LifecyclePolicyInput } from './policy.ts';
import { type LifecyclePartial, type LifecycleReport, mergeOf, partialOf, question, reportOf } from './report.ts';
import type { StatusTransition } from './status-transition.ts';
import { viewOf, viewOfClient } from './view/view.ts';
import { whyOf } from './why/why.ts';

type Lifecycle = DividingQuestion<
  LifecycleTables,
  LifecyclePolicy,
  LifecyclePolicyInput,
  LifecycleReport,
  ClientLifecycle,
  LifecyclePartial
> &
  TellsTransitions<LifecycleTables, LifecyclePolicyInput, StatusTransition> & { readonly name: 'lifecycle' };

/**
 * Which clients are new, regular, lost and restored, since when and why; how far they have
 * developed; who stays, who leaves and who comes back.
 *
 * @example
 * const report = lifecycle.report(facts, { at: '2026-03-31' });
 * report.statuses.lost; // 12
 * lifecycle.why(facts, { at: '2026-03-31' }, 'acme').because; // lost since 2026-02-14: last settlement …
 */
export const lifecycle: Lifecycle = {
  ...question,
  tables: lifecycleTables,
  policy: (input = {}) => parsePolicy(LifecyclePolicy, input),
  report: (facts: LifecycleFacts, asked, policy): LifecycleReport => reportOf(viewOf(facts, asked, policy)),
  partial: (facts: LifecycleFacts, asked, policy): LifecyclePartial => partialOf(viewOf(facts, asked, policy)),
  merge: mergeOf,
  of: (facts: LifecycleFacts, clientId, asked, policy): ClientLifecycle => {
    const { view, client } = viewOfClient(facts, clientId, asked, policy);
    return answerOf(view, client);
  },
  next: (facts: LifecycleFacts, clientId, asked, policy): Instant | undefined => {
    const { view, client } = viewOfClient(facts, clientId, asked, policy);
    const at = nextTick(view, client);
    return at === undefined ? undefined : instantOf(at);
  },
  why: whyOf,
  transitions,
};
