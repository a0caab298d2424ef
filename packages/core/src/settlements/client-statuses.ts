import type { Facts } from '../projection/facts.ts';
import { departures } from './departures.ts';
import { placeEndings } from './place-endings.ts';
import type { Scope } from './scope.ts';
import { horizonsAt } from './segment-horizons.ts';
import type { SettlementTables } from './settlement-tables.ts';
import type { StatusPolicy } from './status-policy.ts';
import { type StatusSink, StatusWalk } from './status-walk.ts';
import { clientTimelines } from './timelines.ts';

/**
 * The status of each client asked about, by client code (see `statusCode`), at the scope's moment.
 * Each change on the way is told, the group being the client.
 */
export function clientStatuses(
  facts: Facts<SettlementTables>,
  { ledger, identities, moment, selection, clients }: Scope,
  policy: StatusPolicy,
  tell: StatusSink = () => undefined,
): Uint8Array {
  const timelines = clientTimelines(ledger, selection);
  const departed = departures(facts, identities, moment);
  const endings = placeEndings(facts, ledger, timelines, departed);
  const horizons = horizonsAt(facts, moment, timelines, policy);
  const walk = new StatusWalk(timelines, horizons, moment.at, tell);
  const statuses = new Uint8Array(clients.length);
  for (let client = 0; client < clients.length; client++)
    if (clients[client] === 1) statuses[client] = walk.run(client, endings.get(client));
  return statuses;
}
