import type { ParkedEvent } from 'clientele';

import { counted } from './numbers.ts';
import type { View } from './view.ts';

/** Events that were set aside, as a table. */
export const parkedRows = (parked: readonly ParkedEvent[]) => ({
  head: ['event', 'type', 'why', 'error'],
  rows: parked.map(({ event, kind, error }) => [
    `${event.clientId}@${String(event.revision)}`,
    event.type,
    kind,
    error,
  ]),
});

/** The same for people, with how many clients wait. */
export function parkedView(parked: readonly ParkedEvent[]): View {
  const clients = new Set(parked.map(({ event }) => event.clientId)).size;
  const title = `${counted(parked.length, 'event')} set aside, of ${counted(clients, 'client')}`;
  return { title, sections: [{ ...parkedRows(parked), empty: 'Nothing is set aside.' }] };
}
