import { simulateCompany, type Simulation, type StreamOfEvents } from './simulate-company.ts';

/** How many lives are looked at to learn how long they are. */
const sample = 400;

/**
 * A company that has about so many events, for measuring: the number of clients follows from how
 * long lives are in the window. At least 50 clients, at most 1,000,000.
 *
 * @example
 * for (const { stream, events } of simulateEvents({ seed: 1, events: 1_000_000, from: '2023-01-01', to: '2026-01-01' }))
 *   await store.append(stream, events, { expect: 'no-stream' });
 */
export function* simulateEvents({
  events,
  ...simulation
}: Omit<Simulation, 'clients'> & Readonly<{ events: number }>): Generator<StreamOfEvents> {
  let ofClients = 0;
  let others = 0;
  for (const { stream, events: told } of simulateCompany({ ...simulation, clients: sample }))
    if (stream.startsWith('client-c-')) ofClients += told.length;
    else others += told.length;
  const clients = Math.round((Math.max(0, events - others) * sample) / Math.max(1, ofClients));
  yield* simulateCompany({ ...simulation, clients: Math.min(1_000_000, Math.max(50, clients)) });
}
