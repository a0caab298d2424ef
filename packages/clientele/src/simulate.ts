import { type ExpectedRevision, piecesOf } from '@clientele/core';
import { simulateCompany, type Simulation, type StreamOfEvents } from '@clientele/simulator';

import { sealEvent } from './seal-event.ts';
import type { Surroundings } from './surroundings.ts';

/** How far a simulation has come. */
export type SimulationProgress = Readonly<{ clients: number; of: number; events: number }>;

export type SimulationOptions = Simulation &
  Readonly<{ signal?: AbortSignal; onProgress?: (progress: SimulationProgress) => void }>;

/** So many streams are appended at a time: enough to share a commit, few enough to stop at once. */
const together = 64;

/** Makes up a company and appends its events. The same arguments again add nothing. */
export async function simulate(
  { signal, onProgress, ...simulation }: SimulationOptions,
  around: Surroundings,
): Promise<SimulationProgress> {
  let progress: SimulationProgress = { clients: 0, of: simulation.clients, events: 0 };
  let batch: StreamOfEvents[] = [];
  const write = async () => {
    await Promise.all(batch.map((stream) => append(stream, around)));
    const events = batch.reduce((sum, stream) => sum + stream.events.length, progress.events);
    progress = { ...progress, clients: progress.clients + batch.length, events };
    onProgress?.(progress);
    batch = [];
  };
  for (const stream of simulateCompany(simulation)) {
    signal?.throwIfAborted();
    batch.push(stream);
    if (batch.length === together) await write();
  }
  await write();
  return progress;
}

async function append({ stream, events }: StreamOfEvents, around: Surroundings): Promise<void> {
  const sealed = await Promise.all(events.map((event) => sealEvent(event, around)));
  let expect: ExpectedRevision = 'no-stream';
  for (const piece of piecesOf(sealed)) {
    const { revision } = await around.store.append(stream, piece, { expect });
    expect = revision;
  }
}
