import { Calendar, clientEvents, companyEvents, companyId, type NewEvent, streamOf } from '@clientele/core';

import { counterId, sellOverTheCounter } from './company/sell-over-the-counter.ts';
import { makeHistory } from './company/make-history.ts';
import { eventsOf } from './diary/events-of.ts';
import { InvalidSimulation } from './invalid-simulation.ts';
import { Population } from './population.ts';
import { SimulatedWindow } from './simulated-window.ts';

/** What kind of company is made up. The same arguments always give the same events. */
export type Simulation = Readonly<{
  /** Any whole number: another seed, another company. */
  seed: number;
  /** 50 to 1,000,000. */
  clients: number;
  /** The time that is simulated, [from, to): bare dates in UTC, or instants. */
  from: string;
  to: string;
  /**
   * Whether some clients ask to be forgotten. Who appends such an event must destroy the client's
   * key as well, and cannot append that client's earlier events a second time.
   */
  erasures?: boolean;
}>;

/** The events of one stream, in its order; personal fields are in plain words, to be sealed before they are stored. */
export type StreamOfEvents = Readonly<{ stream: string; events: readonly NewEvent[] }>;

/**
 * Makes up a believable company: a supplier of bakeries with seasons, owners, deals won and lost,
 * orders, complaints, surveys, referrals, mistakes and their corrections. One stream after the
 * other, the company's own first; nothing is kept, so a million clients need no more memory than
 * fifty. Event ids depend on the arguments alone: appending everything again adds nothing.
 *
 * Throws `InvalidSimulation` for a window that is empty or a number of clients out of bounds.
 *
 * @example
 * for (const { stream, events } of simulateCompany({ seed: 1, clients: 50, from: '2024-01-01', to: '2026-01-01' }))
 *   await store.append(stream, events, { expect: 'no-stream' });
 */
export function* simulateCompany({ seed, clients, from, to, erasures = false }: Simulation): Generator<StreamOfEvents> {
  if (!Number.isSafeInteger(seed)) throw new InvalidSimulation('seed', `${String(seed)} is no whole number`);
  if (!Number.isInteger(clients) || clients < 50 || clients > 1_000_000)
    throw new InvalidSimulation('clients', `${String(clients)} is not a whole number from 50 to 1,000,000`);
  const utc = Calendar.of('UTC');
  const window = new SimulatedWindow(utc.parse(from), utc.parse(to));
  if (window.from >= window.to) throw new InvalidSimulation('to', `${to} is not after ${from}`);

  const ends = { seed, to: window.to };
  yield streamWith(companyId, eventsOf(makeHistory(window, clients), companyEvents, { ...ends, clientId: companyId }));
  yield streamWith(
    counterId,
    eventsOf(sellOverTheCounter(seed, window, clients), clientEvents, { ...ends, clientId: counterId }),
  );
  const population = new Population(seed, clients, window, erasures);
  for (let index = 0; index < clients; index++) {
    const clientId = population.clientId(index);
    const events = eventsOf(population.lifeOf(index), clientEvents, { ...ends, clientId });
    if (events.length > 0) yield streamWith(clientId, events);
  }
}

const streamWith = (clientId: string, events: readonly NewEvent[]): StreamOfEvents => ({
  stream: streamOf(clientId),
  events,
});
