import { type Facts, mergeFacts, type Tables } from '@clientele/core';

import type { Generation } from '../read-model/generation.ts';
import type { Settings } from './follow-options.ts';
import { HeldFacts } from './held-facts.ts';

/** The facts of a whole group, brought together from its lanes: its own as this worker holds it, the others loaded. */
export class GroupFacts<T extends Tables> {
  readonly #settings: Settings<T>;
  readonly #others: readonly HeldFacts<T>[];

  constructor(settings: Settings<T>, generation: Generation) {
    const { readModel, tables, upcast, partition } = settings;
    this.#settings = settings;
    this.#others = Array.from({ length: generation.partitions }, (_, part) => part)
      .filter((part) => part !== partition.index)
      .map((part) => new HeldFacts(readModel, { generation, part }, tables, upcast));
  }

  async with(own: Facts<T>): Promise<Facts<T>> {
    if (this.#others.length === 0) return own;
    await Promise.all(this.#others.map((other) => other.refresh()));
    const parts = this.#others.map(({ facts }) => facts);
    return mergeFacts(parts.toSpliced(this.#settings.partition.index, 0, own), this.#settings.upcast);
  }
}
