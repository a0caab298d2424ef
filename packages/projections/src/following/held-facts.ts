import { Facts, type Tables, type Upcast } from '@clientele/core';

import type { Lane } from '../read-model/generation.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import type { LoadMark } from '../read-model/load-mark.ts';
import type { ReadModel } from '../read-model/read-model.ts';

/** The facts of a lane as this process holds them: brought up to the read model by loading what is new there. */
export class HeldFacts<T extends Tables> {
  readonly lane: Lane;
  readonly facts: Facts<T>;
  readonly #readModel: ReadModel;
  #mark: LoadMark = {};
  #last: Promise<unknown> = Promise.resolve();

  constructor(readModel: ReadModel, lane: Lane, tables: T, upcast: Upcast) {
    this.#readModel = readModel;
    this.lane = lane;
    this.facts = new Facts(tables, upcast);
  }

  /** Loads what others wrote since; one loading after the other. Not for a leader, who adds to the facts himself. */
  refresh(): Promise<LaneState> {
    const loading = this.#last.then(async () => {
      const { state, mark } = await this.#readModel.load(this.lane, this.facts, this.#mark);
      this.#mark = mark;
      return state;
    });
    this.#last = loading.catch(() => undefined);
    return loading;
  }
}
