import type { ReactionReading, ReactionsTelemetry } from '@clientele/core';
import type { BatchObservableCallback, Meter } from '@opentelemetry/api';

import type { Recording } from './recording.ts';

/** Counts the failures of reactions, and asks how they are whenever the metrics are collected. */
export function observedReactions(
  { instruments: { reactionUp, reactionEntries, reactionFailures } }: Recording,
  meter: Meter,
  names: readonly string[],
  read: () => Promise<readonly ReactionReading[]>,
): ReactionsTelemetry {
  const gauges = [reactionUp, reactionEntries];
  let closed = false;
  const observe: BatchObservableCallback = async (result) => {
    if (closed) {
      // Collectors go on with the last value that they were told: this is to be it.
      for (const name of names) result.observe(reactionUp, 0, attributesOf(name));
      meter.removeBatchObservableCallback(observe, gauges);
      return;
    }
    for (const { name, up, entries } of await read()) {
      result.observe(reactionUp, up ? 1 : 0, attributesOf(name));
      for (const [state, count] of Object.entries(entries ?? {}))
        result.observe(reactionEntries, count, { ...attributesOf(name), 'clientele.state': state });
    }
  };
  meter.addBatchObservableCallback(observe, gauges);
  return {
    failed: (reaction, code) => {
      reactionFailures.add(1, { ...attributesOf(reaction), 'error.type': code });
    },
    close: () => {
      closed = true;
    },
  };
}

const attributesOf = (reaction: string) => ({ 'clientele.reaction': reaction });
