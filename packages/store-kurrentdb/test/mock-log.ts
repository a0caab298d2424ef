import { EventEmitter, once } from 'node:events';

export type Expected = 'any' | 'no-stream' | 'stream-exists' | number;

/** An event as a writer proposes it. */
export type Proposed = Readonly<{
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}>;

/** An event in the log of the mock, at a place that is commit and prepare in one. */
export type Logged = Proposed & Readonly<{ stream: string; revision: number; position: bigint }>;

/** What came of an append: its last event, or where the stream is instead. */
export type Outcome = Readonly<{ written: Logged } | { actual: number | undefined }>;

/** The log behind a mock server: it outlives the server, and two servers may share it. */
export class MockLog {
  readonly all: Logged[] = [];
  readonly #streams = new Map<string, Logged[]>();
  readonly #growth = new EventEmitter().setMaxListeners(0);

  stream(name: string): readonly Logged[] {
    return this.#streams.get(name) ?? [];
  }

  ids(stream: string): readonly string[] {
    return this.stream(stream).map(({ id }) => id);
  }

  /** Like the server: the same ids at the expected place, or among the last ones, are no second write. */
  append(stream: string, expected: Expected, proposed: readonly Proposed[]): Outcome {
    const known = this.stream(stream);
    const actual = known.length === 0 ? undefined : known.length - 1;
    const earlier = this.#earlier(known, expected, proposed);
    if (earlier !== undefined) return { written: earlier };
    const fits =
      expected === 'any' ||
      (expected === 'no-stream' ? actual === undefined : expected === 'stream-exists' || actual === expected);
    if (!fits || (expected === 'stream-exists' && actual === undefined)) return { actual };
    for (const event of proposed) this.#add(stream, event);
    this.#growth.emit('grown');
    const written = this.stream(stream).at(-1);
    if (written === undefined) throw new RangeError('an append has at least one event');
    return { written };
  }

  /** Leaves the first events alone, as one who puts back an old copy of the log. */
  cut(length: number): void {
    for (const { stream } of this.all.splice(length)) this.#streams.get(stream)?.pop();
  }

  /** Settles when the log is longer than it was; rejects when the signal is aborted. */
  async grown(signal: AbortSignal): Promise<void> {
    await once(this.#growth, 'grown', { signal });
  }

  #earlier(known: readonly Logged[], expected: Expected, proposed: readonly Proposed[]): Logged | undefined {
    const [first] = proposed;
    const from =
      typeof expected === 'number'
        ? expected + 1
        : expected === 'no-stream'
          ? 0
          : known.findIndex(({ id }) => id === first?.id);
    if (from < 0 || from >= known.length) return undefined;
    return proposed.every(({ id }, n) => known[from + n]?.id === id) ? known[from + proposed.length - 1] : undefined;
  }

  #add(stream: string, event: Proposed): void {
    const events = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, events);
    const logged = { ...event, stream, revision: events.length, position: 64n + 128n * BigInt(this.all.length) };
    events.push(logged);
    this.all.push(logged);
  }
}
