import type { Timer } from './timer.ts';

/** Milliseconds between two tellings. */
const every = 1_000;

/** The time in which a worker has lost its log or read model: told again and again, for it grows. */
export class Outage {
  readonly #timer: Timer;
  readonly #tell: () => void;
  #over: AbortController | undefined;

  constructor(timer: Timer, tell: () => void) {
    this.#timer = timer;
    this.#tell = tell;
  }

  /** Tells at once, and then until it is over. */
  begin(): void {
    this.#tell();
    if (this.#over !== undefined) return;
    this.#over = new AbortController();
    void this.#goOn(this.#over.signal);
  }

  end(): void {
    this.#over?.abort();
    this.#over = undefined;
  }

  async #goOn(over: AbortSignal): Promise<void> {
    const isOver = () => over.aborted;
    while (!isOver()) {
      await this.#timer.sleep(every, over);
      if (!isOver()) this.#tell();
    }
  }
}
