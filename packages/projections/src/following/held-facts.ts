import { Facts, type Tables, type Upcast } from '@clientele/core';

import type { Lane } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import type { LoadMark } from '../read-model/load-mark.ts';
import type { ReadModel } from '../read-model/read-model.ts';

/** The facts of a lane as this process holds them: brought up to the read model by loading what is new there. */
export class HeldFacts<T extends Tables> {
  readonly lane: Lane;
  readonly #readModel: ReadModel;
  readonly #empty: () => Facts<T>;
  #facts: Facts<T>;
  #mark: LoadMark = {};
  #last: Promise<unknown> = Promise.resolve();
  #led: Promise<LaneState> | undefined;

  constructor(readModel: ReadModel, lane: Lane, tables: T, upcast: Upcast) {
    this.#readModel = readModel;
    this.lane = lane;
    this.#empty = () => new Facts(tables, upcast);
    this.#facts = this.#empty();
  }

  get facts(): Facts<T> {
    return this.#facts;
  }

  /** Loads what others wrote since; one loading after the other. Nothing is loaded any more once this process leads. */
  refresh(): Promise<LaneState> {
    return this.#led ?? this.#load();
  }

  /** Loads for the last time: from now on whoever leads adds to the facts himself. */
  lead(): Promise<LaneState> {
    return (this.#led ??= this.#load());
  }

  #load(): Promise<LaneState> {
    const loading = this.#last.then(async () => {
      try {
        const { state, mark } = await this.#readModel.load(this.lane, this.#facts, this.#mark);
        this.#mark = mark;
        return state;
      } catch (error) {
        // They may hold a part of what is there: the next loading begins anew.
        this.#facts = this.#empty();
        this.#mark = {};
        throw error;
      }
    });
    this.#last = loading.catch(() => undefined);
    return loading;
  }
}
