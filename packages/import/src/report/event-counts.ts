import type { NewEvent } from '@clientele/core';

import type { ImportReport } from './import-report.ts';

/** Counts what an import appends. */
export class EventCounts {
  #appended = 0;
  #unchanged = 0;
  #registered = 0;
  readonly #byType = new Map<string, number>();

  appended(events: readonly NewEvent[]): void {
    this.#appended += events.length;
    for (const { type, data } of events) {
      this.#byType.set(type, this.#of(type) + 1);
      if (type === 'ClientRegistered' && !isUnattributed(data)) this.#registered++;
    }
  }

  unchanged(): void {
    this.#unchanged++;
  }

  get registered(): number {
    return this.#registered;
  }

  report(): ImportReport['events'] {
    return {
      appended: this.#appended,
      corrections: this.#of('EventCorrected'),
      retractions: this.#of('EventRetracted'),
      unchanged: this.#unchanged,
      byType: Object.fromEntries([...this.#byType].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }

  #of(type: string): number {
    return this.#byType.get(type) ?? 0;
  }
}

const isUnattributed = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'unattributed';
