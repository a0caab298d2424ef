import { type Instant, isEventBody, isSealed } from '@clientele/core';

import { currentEvents } from './current-events.ts';
import type { Surroundings } from './surroundings.ts';

/** A client as a list shows it. */
export type ListedClient = Readonly<{
  clientId: string;
  kind: string;
  /** Absent where it has none or its key is gone. */
  name?: string;
  registeredAt: Instant;
}>;

/** All clients that were registered, in order of their ids, with their latest names. */
export async function* listClients({ store, vault, catalogue }: Surroundings): AsyncIterable<ListedClient> {
  const clients = new Map<string, Readonly<{ kind: string; name: unknown; registeredAt: Instant }>>();
  const events = store.readAll({ category: 'client', types: ['ClientRegistered', 'ClientProfileChanged'] });
  for await (const { meta, type, data } of currentEvents(events, catalogue)) {
    if (!isEventBody(data)) continue;
    const known = clients.get(meta.clientId);
    const kind = type === 'ClientRegistered' ? String(data['kind']) : (known?.kind ?? 'unknown');
    clients.set(meta.clientId, {
      kind,
      name: data['name'] ?? known?.name,
      registeredAt: known?.registeredAt ?? meta.occurredAt,
    });
  }
  for (const [clientId, { kind, name, registeredAt }] of [...clients].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const opened = isSealed(name) ? await vault.open(clientId, name.sealed) : name;
    yield { clientId, kind, registeredAt, ...(typeof opened === 'string' && { name: opened }) };
  }
}
