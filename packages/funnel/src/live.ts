import { type Asked, type Instant, instantOf } from '@clientele/core';

import { compareTexts } from './compare-texts.ts';
import type { FunnelFacts } from './facts.ts';
import type { FunnelPolicyInput } from './policy.ts';
import { type DealChange, DealChanges } from './view/deal-changes.ts';
import { type View, viewOf } from './view/view.ts';
import { dealNumber } from './walk/deal-number.ts';

/** A deal came to another place. */
export type DealTransition = Readonly<{
  clientId: string;
  dealId: string;
  /** A stage, `opened` before the first, `won` or `lost`; null where there was no deal. */
  from: string | null;
  to: string | null;
  /** When it happened. */
  at: Instant;
  /** The moment of knowledge by which it was known. */
  knownAt: Instant;
  /** What was told before and is known better now, by a back-dated event or a correction. */
  restates?: Readonly<{ to: string; at: Instant }>;
}>;

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
  const { walks, history } = view;
  const { log } = walks;
  const is = new DealChanges(walks);
  const earlier = before && { changes: new DealChanges(before.view.walks), among: before.view.history };
  const told: DealTransition[] = [];
  for (let deal = 0; deal < log.deals; deal++) {
    const its = earlier ? dealNumber(earlier.changes.walks.log, log.client[deal] ?? 0, log.dealId[deal] ?? 0) : -1;
    const was = earlier?.among[its] === 1 ? earlier.changes : undefined;
    const isThere = history[deal] === 1;
    if (was ? isThere && is.isAsIn(deal, was.walks, its) : !isThere) continue;
    told.push(...transitionsOf(view, deal, was?.of(its) ?? [], isThere ? is.of(deal) : []));
  }
  return told.sort(
    (a, b) => compareTexts(a.at, b.at) || compareTexts(a.clientId, b.clientId) || compareTexts(a.dealId, b.dealId),
  );
}

function transitionsOf(
  { facts, walks, asked }: View,
  deal: number,
  was: readonly DealChange[],
  is: readonly DealChange[],
): readonly DealTransition[] {
  const names = {
    clientId: facts.clients.textOf(walks.log.client[deal] ?? 0) ?? '',
    dealId: facts.texts.textOf(walks.log.dealId[deal] ?? 0) ?? '',
  };
  const knownAt = instantOf(asked.knownAt);
  const same = (number: number) => was[number]?.to === is[number]?.to && was[number]?.at === is[number]?.at;
  let first = 0;
  while (first < is.length && same(first)) first++;
  const before = is[first - 1]?.to ?? null;
  const restated = (number: number) => {
    const old = was[number];
    return old === undefined ? {} : { restates: { to: old.to, at: instantOf(old.at) } };
  };
  const undone = was[first];
  if (first === is.length && undone !== undefined) {
    const from = was.at(-1)?.to ?? null;
    return [{ ...names, from, to: before, at: instantOf(undone.at), knownAt, ...restated(first) }];
  }
  return is.slice(first).map(({ to, at }, i) => ({
    ...names,
    from: is[first + i - 1]?.to ?? null,
    to,
    at: instantOf(at),
    knownAt,
    ...restated(first + i),
  }));
}
