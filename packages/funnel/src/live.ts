import { type Asked, instantOf } from '@clientele/core';

import { compareTexts } from './compare-texts.ts';
import { type DealTransition, difference } from './deal-transition.ts';
import type { FunnelFacts } from './facts.ts';
import type { FunnelPolicyInput } from './policy.ts';
import { DealChanges } from './view/deal-changes.ts';
import { type View, viewOf } from './view/view.ts';
import { dealNumber } from './walk/deal-number.ts';

/** What is known of all deals at a moment. Keep it, to be told later what has changed since. */
export type DealSight = Readonly<{ view: View }>;

/** Looks at the deals. Throws `InvalidPolicy`, `InvalidInstant` and `RatesMissing`. */
export const sightOf = (facts: FunnelFacts, asked?: Asked, policy?: FunnelPolicyInput): DealSight => ({
  view: viewOf(facts, asked, policy),
});

/**
 * What changed from one sight to the next, of the same facts under the same policy and filter, by
 * time, client and deal; everything where there is no sight before.
 *
 * @example
 * const before = sightOf(facts, { at: '2026-07-01' });
 * transitionsBetween(before, sightOf(facts, { at: '2026-08-01' })).filter(({ to }) => to === 'lost');
 */
export function transitionsBetween(before: DealSight | undefined, { view }: DealSight): readonly DealTransition[] {
  const { facts, walks, history, asked } = view;
  const { log } = walks;
  const is = new DealChanges(walks);
  const earlier = before && { changes: new DealChanges(before.view.walks), among: before.view.history };
  const told: DealTransition[] = [];
  for (let deal = 0; deal < log.deals; deal++) {
    const its = earlier ? dealNumber(earlier.changes.walks.log, log.client[deal] ?? 0, log.dealId[deal] ?? 0) : -1;
    const was = earlier?.among[its] === 1 ? earlier.changes : undefined;
    const isThere = history[deal] === 1;
    if (was ? isThere && is.isAsIn(deal, was.walks, its) : !isThere) continue;
    const names = {
      clientId: facts.clients.textOf(log.client[deal] ?? 0) ?? '',
      dealId: facts.texts.textOf(log.dealId[deal] ?? 0) ?? '',
    };
    told.push(...difference(names, was?.of(its) ?? [], isThere ? is.of(deal) : [], instantOf(asked.knownAt)));
  }
  return told.sort(
    (a, b) => compareTexts(a.at, b.at) || compareTexts(a.clientId, b.clientId) || compareTexts(a.dealId, b.dealId),
  );
}
