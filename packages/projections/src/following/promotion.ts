import type { Generation } from '../read-model/generation.ts';
import type { ReadModel } from '../read-model/read-model.ts';
import { codeOf } from './is-fatal.ts';
import type { Notice } from './notice.ts';
import type { Timer } from './timer.ts';

type Surroundings = Readonly<{
  readModel: ReadModel;
  timer: Timer;
  /** Milliseconds between two attempts. */
  lease: number;
  onNotice: (notice: Notice) => void;
}>;

/** What may stand in the way of a swap though nothing is wrong with the generation. */
const inTheWay = new Set(['STORE_BUSY', 'VIEW_IN_USE']);

/** Puts a generation that has caught up in the place of the current one, at once or as soon as nothing is in the way. */
export class Promotion {
  readonly #generation: Generation;
  readonly #of: Surroundings;
  #done: boolean;
  #triedAt = -Infinity;

  constructor(generation: Generation, of: Surroundings) {
    this.#generation = generation;
    this.#of = of;
    this.#done = generation.state === 'current';
  }

  async go(): Promise<void> {
    const { readModel, timer, lease, onNotice } = this.#of;
    const { group, number } = this.#generation;
    if (this.#done || timer.elapsed() - this.#triedAt < lease) return;
    // Another worker of the group may have done and told it.
    this.#done = (await readModel.current(group))?.number === number;
    if (this.#done) return;
    // Whichever lane catches up last finds the others ready at its first attempt.
    this.#triedAt = timer.elapsed();
    try {
      this.#done = await readModel.promote(this.#generation);
      if (this.#done) onNotice({ kind: 'promoted', generation: number });
    } catch (error) {
      if (!inTheWay.has(codeOf(error))) throw error;
      onNotice({ kind: 'not-promoted', generation: number, error, retryIn: lease });
    }
  }
}
