import type { Facts, Tables } from '@clientele/core';

import type { FigureRows } from '../read-model/figure-rows.ts';
import type { CurrentFigure } from './current-figure.ts';
import { holds, type Partition } from './partition.ts';

/** Knows the rows of current figures that were written last, so that only what differs is written. */
export class FigureKeeper<T extends Tables> {
  readonly #figures: readonly CurrentFigure<T>[];
  readonly #partition: Partition;
  readonly #written = new Map<CurrentFigure<T>, Map<string, string>>();

  constructor(figures: readonly CurrentFigure<T>[], partition: Partition) {
    this.#figures = figures;
    this.#partition = partition;
  }

  /** How often the clock may change a figure, in milliseconds; Infinity where it never does. */
  get every(): number {
    return Math.min(Infinity, ...this.#figures.map(({ every }) => every ?? Infinity));
  }

  /** The rows that differ from what was written; those of clients that this worker does not fold are left out. */
  rows(facts: Facts<T>, clientIds: ReadonlySet<string> | 'all'): readonly FigureRows[] {
    return this.#figures.map((figure) => {
      const written = this.#written.get(figure) ?? new Map<string, string>();
      this.#written.set(figure, written);
      const rows = figure.rows(facts, clientIds).filter(({ clientId, values }) => {
        if (!holds(this.#partition, clientId)) return false;
        const text = JSON.stringify(values);
        if (written.get(clientId) === text) return false;
        written.set(clientId, text);
        return true;
      });
      return { table: figure.table, rows };
    });
  }
}
