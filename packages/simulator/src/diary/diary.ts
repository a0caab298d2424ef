/** An event before it has an id, a place in its stream and an envelope. */
export type Entry = Readonly<{
  occurredAt: number;
  recordedAt: number;
  type: string;
  /** The body, given the places in the stream of the entries written before it. */
  body: (revisionOf: (entry: Entry) => number) => object;
  actor: string;
}>;

/** How long it takes to write down what happened. */
const writingTime = 120_000;

/**
 * One stream while it is being made up. Things are written as the story is told, which is not always
 * the order in which they were recorded; `entries` puts them there and cuts at the end of the window.
 */
export class Diary<Bodies extends Readonly<Record<string, object>>> {
  readonly #entries: Entry[] = [];
  #last = 0;

  /** When the latest entry was recorded. */
  get last(): number {
    return this.#last;
  }

  /** Writes down what happened, by default soon after it did. */
  write<T extends keyof Bodies & string>(
    occurredAt: number,
    type: T,
    data: Bodies[T],
    actor: string,
    recordedAt = occurredAt + writingTime,
  ): Entry {
    return this.#add({ occurredAt, recordedAt, type, body: () => data, actor });
  }

  /** Writes down something about an earlier entry, which it calls by its place in the stream. */
  writeAbout<T extends keyof Bodies & string>(
    about: Entry,
    occurredAt: number,
    type: T,
    data: (revision: number) => Bodies[T],
    actor: string,
  ): Entry {
    const recordedAt = Math.max(occurredAt + writingTime, about.recordedAt + 1);
    return this.#add({ occurredAt, recordedAt, type, body: (revisionOf) => data(revisionOf(about)), actor });
  }

  /** What was recorded before the end of the window, in that order. */
  entries(to: number): Entry[] {
    return this.#entries.filter(({ recordedAt }) => recordedAt < to).sort((a, b) => a.recordedAt - b.recordedAt);
  }

  #add(entry: Entry): Entry {
    this.#entries.push(entry);
    this.#last = Math.max(this.#last, entry.recordedAt);
    return entry;
  }
}
