import type { ClientStanding } from 'clientele';
import { dateText } from './moment.ts';
import { count, counted } from './numbers.ts';
import type { View } from './view.ts';

/** The list of clients as a table. */
export function clientsRows(clients: readonly ClientStanding[], zone: string) {
  const date = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? undefined : dateText(instant, zone);
  return {
    head: ['client', 'status', 'since', 'last sale', 'registered', 'kind', 'name'],
    rows: clients.map(({ clientId, status, since, lastSettlement, registeredAt, kind, name }) => [
      clientId,
      status,
      date(since),
      date(lastSettlement),
      date(registeredAt),
      kind,
      name,
    ]),
  };
}

/** The list of clients, at most so many. */
export function clientsView(clients: readonly ClientStanding[], zone: string, limit: number): View {
  const shown = limit === 0 ? clients : clients.slice(0, limit);
  const hidden = clients.length - shown.length;
  const notes = hidden > 0 ? [`and ${count(hidden)} more: --limit 0 shows all`] : [];
  const table = clientsRows(shown, zone);
  return { title: counted(clients.length, 'client'), sections: [{ ...table, notes, empty: 'Nobody is like that.' }] };
}
