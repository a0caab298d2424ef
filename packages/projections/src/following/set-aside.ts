import type { Facts, Tables } from '@clientele/core';

import type { Lane } from '../read-model/generation.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import type { Settings } from './follow-options.ts';
import { PageFolder } from './page-folder.ts';

/** Of so many clients the events set aside are read at once. */
const atOnce = 1_000;

/** What is set aside in a lane: its leader folds it again. What comes of it is kept with the next page, or not at all. */
export class SetAside<T extends Tables> {
  readonly folder: PageFolder<T>;
  readonly #readModel: ReadModel;
  readonly #lane: Lane;

  private constructor(readModel: ReadModel, lane: Lane, folder: PageFolder<T>) {
    this.#readModel = readModel;
    this.#lane = lane;
    this.folder = folder;
  }

  static async open<T extends Tables>(
    { readModel, partition, unknownEvents }: Settings<T>,
    lane: Lane,
    facts: Facts<T>,
  ): Promise<SetAside<T>> {
    const parked = await readModel.parked(lane.generation, lane.part);
    return new SetAside(readModel, lane, new PageFolder(facts, partition, parked, unknownEvents));
  }

  /** Refolds what those have who need not wait any more. */
  async letGo(): Promise<void> {
    const { generation, part } = this.#lane;
    const clientIds = [...this.folder.free];
    for (let from = 0; from < clientIds.length; from += atOnce) {
      const some = clientIds.slice(from, from + atOnce);
      const parked = await this.#readModel.parked(generation, part, some);
      const kept = parked.filter(({ kind }) => kind !== 'unknown');
      this.folder.refold(kept, new Set(some), false);
    }
  }

  /** Refolds what somebody asked for, too. */
  async retry(): Promise<void> {
    const asked = await this.#readModel.retriesAsked(this.#lane.generation, this.#lane.part);
    this.folder.refold(asked, new Set(asked.map(({ event }) => event.clientId)), true);
    await this.letGo();
  }
}
