import { type Asked, type Instant, instantOf, type Status, statusCode, statusOfCode } from '@clientele/core';

import type { LifecycleFacts } from './facts.ts';
import { clientsOf } from './figures/clients-of.ts';
import { type Stage, stageOf } from './figures/development.ts';
import { dormantProspects } from './figures/prospects.ts';
import type { LifecyclePolicyInput } from './policy.ts';
import { viewOf } from './view/view.ts';
import { lastPlace } from './view/walked.ts';

/** One client in a list. */
export type ClientLine = Readonly<{
  clientId: string;
  status: Status;
  /** Null for one that has settled nothing. */
  since: Instant | null;
  stage: Stage;
  dormant: boolean;
  lastSettlement: Instant | null;
}>;

/**
 * The clients asked about with their status, in the order of their ids; those with one status only,
 * where it is named.
 *
 * @example
 * clientLines(facts, { at: '2026-03-31' }, { status: 'lost' }); // [{ clientId: 'acme', status: 'lost', … }]
 */
export function clientLines(
  facts: LifecycleFacts,
  asked: Asked = {},
  { status, policy = {} }: Readonly<{ status?: Status; policy?: LifecyclePolicyInput }> = {},
): readonly ClientLine[] {
  const view = viewOf(facts, asked, policy);
  const { whole, moment } = view;
  const dormant = new Set(dormantProspects(view));
  const wanted = status === undefined ? undefined : statusCode[status];
  const instant = (at: number | undefined) => (at === undefined ? null : instantOf(at));
  return clientsOf(view, (client) => wanted === undefined || whole.status[client] === wanted)
    .map((client) => ({
      clientId: facts.clients.textOf(client) ?? '',
      status: statusOfCode(whole.status[client] ?? 0),
      since: instant(whole.changes.at[whole.change[client] ?? -1]),
      stage: stageOf(view, client),
      dormant: dormant.has(client),
      lastSettlement: instant(whole.timelines.at[lastPlace(whole, client, moment.at)]),
    }))
    .sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
}
