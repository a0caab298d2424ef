import type { WorkerReading, WorkerTelemetry } from '@clientele/core';
import type { BatchObservableCallback, Meter } from '@opentelemetry/api';

import type { Recording } from './recording.ts';

/** A span for each page that a worker keeps, what it counts, and how it is whenever the metrics are collected. */
export function observedWorker(
  { tracer, instruments }: Recording,
  meter: Meter,
  { group, part }: Readonly<{ group: string; part: number }>,
  read: () => Promise<WorkerReading>,
): WorkerTelemetry {
  const { folded, batch, projectionRetries, leadsLost, up, lagEvents, lagTime, parked } = instruments;
  const attributes = { 'clientele.group': group, 'clientele.part': part };
  const gauges = [up, lagEvents, lagTime, parked];
  let closed = false;
  const observe: BatchObservableCallback = async (result) => {
    if (closed) {
      // Collectors go on with the last value that they were told: this is to be it.
      result.observe(up, 0, attributes);
      meter.removeBatchObservableCallback(observe, gauges);
      return;
    }
    const reading = await read();
    result.observe(up, reading.up ? 1 : 0, attributes);
    if (reading.parked !== undefined) result.observe(parked, reading.parked, attributes);
    if (reading.lag === undefined) return;
    result.observe(lagEvents, reading.lag.events, attributes);
    result.observe(lagTime, reading.lag.milliseconds / 1_000, attributes);
  };
  meter.addBatchObservableCallback(observe, gauges);
  return {
    kept: ({ events, milliseconds, live }) => {
      folded.add(events, attributes);
      batch.record(milliseconds / 1_000, attributes);
      const end = performance.now();
      tracer
        .startSpan('clientele.projection.batch', {
          startTime: end - milliseconds,
          root: true,
          attributes: { ...attributes, 'clientele.events': events, 'clientele.live': live },
        })
        .end(end);
    },
    retried: (code) => {
      projectionRetries.add(1, { ...attributes, 'error.type': code });
    },
    lostLead: () => {
      leadsLost.add(1, attributes);
    },
    close: () => {
      closed = true;
    },
  };
}
