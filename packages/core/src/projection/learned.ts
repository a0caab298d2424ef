/**
 * What somebody learned later than it was recorded: events of a writer whose clock is behind, or that
 * were recorded a moment ago and read after later ones of others.
 */
export class Learned {
  readonly #at = new Map<number, Map<number, number>>();
  /** The latest of the instants; 0 for none. */
  latest = 0;

  get isEmpty(): boolean {
    return this.#at.size === 0;
  }

  /** An event, by the code of its client and its revision, was learned at an instant (milliseconds). */
  add(client: number, revision: number, at: number): void {
    const of = this.#at.get(client) ?? new Map<number, number>();
    this.#at.set(client, of.set(revision, at));
    this.latest = Math.max(this.latest, at);
  }

  /** When an event was learned; undefined where that was when it was recorded. */
  readonly learnedAt = (client: number, revision: number): number | undefined => this.#at.get(client)?.get(revision);
}
