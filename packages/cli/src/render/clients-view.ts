import type { ListedClient } from 'clientele';

import { count } from './numbers.ts';
import type { View } from './view.ts';

/** The list of clients as a table. */
export const clientsRows = (clients: readonly ListedClient[]) => ({
  head: ['client', 'kind', 'registered', 'name'],
  rows: clients.map(({ clientId, kind, registeredAt, name }) => [clientId, kind, registeredAt.slice(0, 10), name]),
});

/** The list of clients, at most so many. */
export function clientsView(clients: readonly ListedClient[], limit: number): View {
  const shown = limit === 0 ? clients : clients.slice(0, limit);
  const hidden = clients.length - shown.length;
  const notes = hidden > 0 ? [`and ${count(hidden)} more: --limit 0 shows all`] : [];
  return {
    title: `${count(clients.length)} clients`,
    sections: [{ ...clientsRows(shown), notes, empty: 'No client is registered yet.' }],
  };
}
