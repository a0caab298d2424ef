import { type Asked, type Instant, instantOf, UnknownClient } from '@clientele/core';

import type { FunnelFacts } from './facts.ts';
import { ageingLimits } from './figures/ageing-limits.ts';
import { type DealStory, dealStory } from './figures/deal-story.ts';
import { day } from './figures/time-in-stage.ts';
import type { FunnelPolicyInput } from './policy.ts';
import { ClientPlaces } from './view/client-places.ts';
import { NextContacts, type PlannedContact } from './view/next-contacts.ts';
import { type View, viewOf } from './view/view.ts';

/** Where one client is: in the stage of its most advanced open deal, between sales, or not yet in work. */
export type ClientFunnel = Readonly<{
  /** The client under whom it is counted, where it was merged into another. */
  clientId: string;
  place:
    | Readonly<{ kind: 'in stage'; pipeline: string; stage: string | null; dealId: string }>
    | Readonly<{ kind: 'between sales' }>
    | Readonly<{ kind: 'not yet in work' }>;
  nextContact:
    | Readonly<{ status: 'planned' | 'overdue'; date: string; purpose: string; product: string | null }>
    | Readonly<{ status: 'missing' }>;
  /** Its deals in the order of opening. */
  deals: readonly DealStory[];
}>;

type Found = Readonly<{
  view: View;
  client: number;
  places: ClientPlaces;
  deals: readonly number[];
  next: PlannedContact | undefined;
}>;

export function answerOf(
  facts: FunnelFacts,
  clientId: string,
  asked?: Asked,
  policy?: FunnelPolicyInput,
): ClientFunnel {
  const found = find(facts, clientId, asked, policy);
  const { view, client, deals, next } = found;
  const limits = ageingLimits(view);
  const stories = deals.map((deal) => dealStory(view, deal, limitOf(view, limits, deal)));
  return {
    clientId: facts.clients.textOf(client) ?? clientId,
    place: placeOf(found),
    nextContact: contactOf(view, next),
    deals: stories,
  };
}

/** The next instant at which time alone makes a deal over age or a planned contact overdue. */
export function nextChange(
  facts: FunnelFacts,
  clientId: string,
  asked?: Asked,
  policy?: FunnelPolicyInput,
): Instant | undefined {
  const { view, deals, next } = find(facts, clientId, asked, policy);
  const { walks, moment } = view;
  const limits = ageingLimits(view);
  const instants = deals.flatMap((deal) => {
    const limit = limitOf(view, limits, deal);
    const entered = walks.visits.entered[walks.visit[deal] ?? -1];
    if (limit === null || walks.closed[deal] !== -1 || entered === undefined) return [];
    // Over age is longer than the limit, so it begins the millisecond after.
    return (walks.log.occurredAt[entered] ?? NaN) + Math.floor(limit * day) + 1;
  });
  const first = Math.min(...[...instants, next?.due ?? Infinity].filter((at) => at > moment.at));
  return first === Infinity ? undefined : instantOf(first);
}

function find(facts: FunnelFacts, clientId: string, asked?: Asked, policy?: FunnelPolicyInput): Found {
  const view = viewOf(facts, asked, policy);
  const { identities, walks, chosen } = view;
  const known = facts.clients.find(clientId);
  const client = identities.survivorOf(known);
  const places = ClientPlaces.ofClient(view, client);
  if (known === 0 || !places.isKnown(client)) throw new UnknownClient(clientId);
  const members = identities.members(client);
  const deals = members.flatMap((member) => {
    const own: number[] = [];
    for (let deal = walks.log.dealStart[member] ?? 0; deal < (walks.log.dealStart[member + 1] ?? 0); deal++)
      if (chosen[deal] === 1) own.push(deal);
    return own;
  });
  const openedAt = (deal: number) => walks.log.occurredAt[walks.opened[deal] ?? -1] ?? 0;
  deals.sort((a, b) => openedAt(a) - openedAt(b));
  return { view, client, places, deals, next: new NextContacts(view).of(members) };
}

function placeOf({ view, client, places }: Found): ClientFunnel['place'] {
  const { walks, facts } = view;
  const deal = places.mostAdvanced(client);
  if (deal < 0) return { kind: places.wasInWork(client) ? 'between sales' : 'not yet in work' };
  const pipeline = walks.pipelines[walks.pipeline[deal] ?? 0];
  return {
    kind: 'in stage',
    pipeline: pipeline?.name ?? '',
    stage: pipeline?.stages[walks.stage[deal] ?? -1] ?? null,
    dealId: facts.texts.textOf(walks.log.dealId[deal] ?? 0) ?? '',
  };
}

function contactOf({ facts, moment }: View, next: PlannedContact | undefined): ClientFunnel['nextContact'] {
  if (next === undefined) return { status: 'missing' };
  const { date = '', purpose = '', product = null } = facts.rows('contactPlans').values(next.row);
  return { status: next.due <= moment.at ? 'overdue' : 'planned', date, purpose, product };
}

const limitOf = ({ walks }: View, limits: ReturnType<typeof ageingLimits>, deal: number): number | null =>
  limits[walks.pipeline[deal] ?? 0]?.[walks.stage[deal] ?? -1] ?? null;
