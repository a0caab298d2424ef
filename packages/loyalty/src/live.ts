import { type Asked, type Instant, instantOf } from '@clientele/core';

import type { LoyaltyFacts } from './facts.ts';
import { countPurchases } from './figures/count-purchases.ts';
import type { LoyaltyPolicyInput } from './policy.ts';
import { compareTexts, idOf } from './view/clients.ts';
import { viewOf } from './view/view.ts';

/** The loyal clients at one moment of knowledge, each since when. */
export type LoyalClients = Readonly<{ at: Instant; knownAt: Instant; since: ReadonlyMap<string, Instant> }>;

/** A client became loyal, or is found not to be. */
export type LoyaltyChange = Readonly<{
  clientId: string;
  from: 'loyal' | 'not loyal';
  to: 'loyal' | 'not loyal';
  /** When: the second purchase, or the moment at which it no longer counts. */
  at: Instant;
  knownAt: Instant;
  /** It happened before the earlier look already, and was not known then. */
  restates: boolean;
}>;

/** Who is loyal at a moment. Keep it, and compare with a later one. */
export function loyalClients(facts: LoyaltyFacts, asked?: Asked, policy?: LoyaltyPolicyInput): LoyalClients {
  const view = viewOf(facts, asked, policy);
  const since = new Map<string, Instant>();
  countPurchases(view, undefined, (client, _, { total, second }) => {
    if (total > 1) since.set(idOf(view, client), instantOf(second));
  });
  return { at: instantOf(view.moment.at), knownAt: instantOf(view.moment.knownAt), since };
}

/**
 * What changed between two looks, in the order in which it happened.
 *
 * @example
 * const before = loyalClients(facts);
 * // … the log grows …
 * for (const { clientId, to } of loyaltyChanges(before, loyalClients(facts))) console.log(clientId, to);
 */
export function loyaltyChanges(before: LoyalClients, after: LoyalClients): readonly LoyaltyChange[] {
  const { knownAt } = after;
  const changes: LoyaltyChange[] = [];
  for (const [clientId, at] of after.since)
    if (!before.since.has(clientId))
      changes.push({ clientId, from: 'not loyal', to: 'loyal', at, knownAt, restates: at < before.at });
  for (const clientId of before.since.keys())
    if (!after.since.has(clientId))
      changes.push({ clientId, from: 'loyal', to: 'not loyal', at: after.at, knownAt, restates: true });
  return changes.sort((a, b) => compareTexts(a.at, b.at) || compareTexts(a.clientId, b.clientId));
}
