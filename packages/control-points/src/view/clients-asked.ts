import {
  clientAttribute,
  clientFilters,
  companyId,
  counts,
  type Filter,
  type Identities,
  type Moment,
} from '@clientele/core';

import type { ControlPointFacts } from '../facts.ts';
import { valueOf } from './value-of.ts';

/**
 * Whether there is a client at the moment: one that was registered, or of whom a control point is
 * known; neither the company nor what stands for sales that name no client.
 */
export function isClient(facts: ControlPointFacts, moment: Moment): (client: number) => boolean {
  const registered = clientAttribute(facts, moment.knownAt, 'registered');
  const unattributed = facts.texts.find('unattributed') || -1;
  const company = facts.clients.find(companyId);
  const points = facts.indexed('controlPoints');
  return (client) => {
    if (client === 0 || client === company) return false;
    const kind = registered.before(client, moment.at);
    if (kind !== 0) return kind !== unattributed;
    for (let i = points.start[client] ?? 0; i < (points.start[client + 1] ?? 0); i++)
      if (counts(points, points.order[i] ?? 0, moment)) return true;
    return false;
  };
}

/** The clients that the filter lets through, by owner, segment and source as they are at the moment. */
export function clientsAsked(
  facts: ControlPointFacts,
  identities: Identities,
  moment: Moment,
  filter: Filter,
): readonly number[] {
  const isThere = isClient(facts, moment);
  const filters = clientFilters(facts, moment, filter);
  const asked: number[] = [];
  for (let client = 1; client < facts.clients.size; client++) {
    if (identities.survivorOf(client) !== client || !isThere(client)) continue;
    if (filters.every(({ attribute, value }) => valueOf(attribute, identities, client, moment.at) === value))
      asked.push(client);
  }
  return asked;
}
