import {
  instantOf,
  millisecondsOf,
  newKnowledge,
  nextKnowledge,
  parsePolicy,
  type Stretch,
  type Transitions,
} from '@clientele/core';

import { compareTexts } from './compare-texts.ts';
import { type DealTransition, difference } from './deal-transition.ts';
import type { FunnelFacts, funnelTables } from './facts.ts';
import { FunnelPolicy, type FunnelPolicyInput } from './policy.ts';
import { DealChanges } from './view/deal-changes.ts';
import { pipelinesOf } from './view/pipelines-of.ts';
import { clientLog } from './walk/client-log.ts';
import type { CompiledPipeline } from './walk/compiled-pipeline.ts';
import { dealLogOf } from './walk/deal-log.ts';
import { walk } from './walk/walk.ts';

/** Tables whose rows may move a deal. */
const tables = ['dealSteps'] as const;

/**
 * What somebody is told who follows the deals through their pipelines under a policy.
 *
 * @example
 * funnel.transitions().between(facts, { after: checkpoint, until: now }); // [{ clientId: 'acme', dealId: 'd1', from: 'offer', to: 'agreement', … }]
 */
export function transitions(input: FunnelPolicyInput = {}): Transitions<typeof funnelTables, DealTransition> {
  const policy = parsePolicy(FunnelPolicy, input);
  return {
    between: (facts, { after, until }) =>
      toldBetween(facts, policy, { after: millisecondsOf(after), until: millisecondsOf(until) }),
    // No clock moves a deal: what is dated ahead comes to count, and that is all.
    next: (facts, after) => {
      const next = nextKnowledge(facts, tables, millisecondsOf(after));
      return next === Infinity ? undefined : instantOf(next);
    },
  };
}

/** What is told of one client at a moment. */
type Told = Readonly<{ moment: number; transition: DealTransition }>;

function toldBetween(facts: FunnelFacts, policy: FunnelPolicy, stretch: Stretch): readonly DealTransition[] {
  const pipelines = pipelinesOf(policy, facts);
  const told: Told[] = [];
  for (const [client, moments] of newKnowledge(facts, tables, stretch))
    told.push(...follow(facts, pipelines, client, [stretch.after, ...moments]));
  return told
    .sort(
      (a, b) =>
        a.moment - b.moment ||
        compareTexts(a.transition.clientId, b.transition.clientId) ||
        compareTexts(a.transition.dealId, b.transition.dealId),
    )
    .map(({ transition }) => transition);
}

/** What is told of one client's deals, of which something new counts at each moment but the first. */
function follow(
  facts: FunnelFacts,
  pipelines: readonly CompiledPipeline[],
  client: number,
  [first = 0, ...moments]: readonly number[],
): readonly Told[] {
  const log = clientLog(dealLogOf(facts), client);
  const clientId = facts.clients.textOf(client) ?? '';
  const look = (at: number) => new DealChanges(walk(log, pipelines, { at, knownAt: at }, [0, 1]));
  const told: Told[] = [];
  let was = look(first);
  for (const moment of moments) {
    const is = look(moment);
    for (let deal = 0; deal < log.deals; deal++) {
      if (is.isAsIn(deal, was.walks, deal)) continue;
      const names = { clientId, dealId: facts.texts.textOf(log.dealId[deal] ?? 0) ?? '' };
      for (const transition of difference(names, was.of(deal), is.of(deal), instantOf(moment - 1)))
        told.push({ moment, transition });
    }
    was = is;
  }
  return told;
}
