import {
  Calendar,
  clientTimelines,
  departures,
  everything,
  horizonsAt,
  identitiesAt,
  type Instant,
  instantOf,
  ledgerOf,
  type Moment,
  placeEndings,
  type Status,
  statusOfCode,
} from '@clientele/core';

import { type Cause, causeOf } from './cause.ts';
import type { LifecycleFacts } from './facts.ts';
import type { LifecyclePolicy } from './policy.ts';
import { contractEndings } from './view/contract-endings.ts';
import { walk, type Walked } from './view/walked.ts';

/** A change of status, with the event or the tick of the clock that caused it. */
export type StatusChange = Readonly<{ from: Status; to: Status; at: Instant; cause: Cause }>;

/** The changes of a group's status, in order. */
export function changesOf(
  source: Parameters<typeof causeOf>[0],
  walked: Walked,
  group: number,
): readonly StatusChange[] {
  const { changes } = walked;
  const history: StatusChange[] = [];
  for (let change = changes.start[group] ?? 0; change < (changes.start[group + 1] ?? 0); change++)
    history.push({
      from: statusOfCode(changes.before(group, change)),
      to: statusOfCode(changes.status[change] ?? 0),
      at: instantOf(changes.at[change] ?? 0),
      cause: causeOf(source, walked, group, change).cause,
    });
  return history;
}

/** The changes of one client's status before a moment; undefined for a client that is counted under another then. */
export function historyAt(
  facts: LifecycleFacts,
  policy: LifecyclePolicy,
  client: number,
  moment: Moment,
): readonly StatusChange[] | undefined {
  const identities = identitiesAt(facts, moment);
  if (identities.survivorOf(client) !== client) return undefined;
  const ledger = ledgerOf(facts, moment, client);
  const timelines = clientTimelines(ledger, everything(ledger));
  const ended = [...(departures(facts, identities, moment).get(client) ?? [])];
  if (policy.contractEndsClient) {
    const contracts = contractEndings(facts, identities, moment, Calendar.of(policy.zone));
    ended.push(...(contracts.get(client)?.get(0) ?? []));
  }
  const endings = placeEndings(facts, ledger, timelines, new Map([[client, ended]]));
  const walked = walk(timelines, horizonsAt(facts, moment, timelines, policy), endings, moment.at);
  return changesOf({ facts, ledger }, walked, client);
}
