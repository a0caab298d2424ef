import type { ClientStanding } from '../clients-standing.ts';
import { dateText } from './moment.ts';
import { count, counted, inCurrency, whole } from './numbers.ts';
import type { View } from './view.ts';

/** The list of clients as a table. */
export function clientsRows(clients: readonly ClientStanding[], zone: string) {
  const turnovers = clients.map(({ lifecycle }) => lifecycle.turnover);
  return {
    head: ['client', 'status', 'since', 'sales', inCurrency('turnover', turnovers), 'kind', 'name'],
    rows: clients.map(({ clientId, kind, name, lifecycle: { status, since, sales, turnover } }) => [
      clientId,
      status,
      since === null ? undefined : dateText(since, zone),
      count(sales),
      whole(turnover),
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
