import type { Telemetry } from '@clientele/core';
import { type MeterProvider, metrics, trace, type TracerProvider } from '@opentelemetry/api';

import { commandsSpan } from './commands-span.ts';
import { instrumentsOf } from './instruments.ts';
import { observedReactions } from './observed-reactions.ts';
import { observedStore } from './observed-store.ts';
import { observedWorker } from './observed-worker.ts';

export type TelemetryOptions = Readonly<{
  /** Default the one that the host has registered; without one, nothing is recorded. */
  tracerProvider?: TracerProvider;
  meterProvider?: MeterProvider;
}>;

/**
 * Spans and metrics by OpenTelemetry: of what is appended, loaded, commanded and followed. What is not
 * given this has no telemetry in it at all, and costs nothing. No personal data is recorded: streams,
 * ids, types, revisions, counts and codes only. Call it after the host has registered its providers.
 *
 * @example
 * await using clientele = await openClientele({ store: 'clients.db', actor: 'ann', telemetry: telemetry() });
 */
export function telemetry({ tracerProvider, meterProvider }: TelemetryOptions = {}): Telemetry {
  const meter = (meterProvider ?? metrics).getMeter('clientele');
  const instruments = instrumentsOf(meter);
  const recording = { tracer: (tracerProvider ?? trace).getTracer('clientele'), instruments };
  return {
    store: (store) => observedStore(store, recording),
    storeRetried: ({ code }) => {
      instruments.storeRetries.add(1, { 'error.type': code });
    },
    commands: (asked, work) => commandsSpan(recording, asked, work),
    worker: (worker, read) => observedWorker(recording, meter, worker, read),
    reactions: (names, read) => observedReactions(recording, meter, names, read),
  };
}
