/** How far an import is. */
export type Progress = Readonly<{
  phase: 'reading' | 'grouping' | 'writing';
  /** In the unit, out of the total. */
  done: number;
  total: number;
  unit: 'bytes' | 'rows' | 'groups';
  perSecond: number;
  /** Seconds until the phase is over, at the rate so far. */
  secondsLeft: number;
}>;

const units = { reading: 'bytes', grouping: 'rows', writing: 'groups' } as const;
const interval = 200;

/** Tells a listener how far each phase is: at its beginning and end, and a few times a second between. */
export class ProgressMeter {
  readonly #listener: ((progress: Progress) => void) | undefined;
  readonly #now: () => number;
  #phase: Progress['phase'] = 'reading';
  #total = 0;
  #done = 0;
  #began = 0;
  #told = 0;

  constructor(listener: ((progress: Progress) => void) | undefined, now: () => number) {
    this.#listener = listener;
    this.#now = now;
  }

  begin(phase: Progress['phase'], total: number): void {
    this.#phase = phase;
    this.#total = total;
    this.#done = 0;
    this.#began = this.#now();
    this.#tell();
  }

  advance(by: number): void {
    this.#done += by;
    if (this.#listener !== undefined && this.#now() - this.#told >= interval) this.#tell();
  }

  end(): void {
    this.#tell();
  }

  #tell(): void {
    if (this.#listener === undefined) return;
    this.#told = this.#now();
    const seconds = (this.#told - this.#began) / 1_000;
    const perSecond = seconds > 0 ? this.#done / seconds : 0;
    const left = Math.max(0, this.#total - this.#done);
    this.#listener({
      phase: this.#phase,
      done: this.#done,
      total: this.#total,
      unit: units[this.#phase],
      perSecond,
      secondsLeft: left === 0 ? 0 : perSecond > 0 ? left / perSecond : Infinity,
    });
  }
}
