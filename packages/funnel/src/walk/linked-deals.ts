import type { DealLog } from './deal-log.ts';
import { knownBy, type Link, tells } from './links.ts';

/**
 * The deals of steps that do not name them, as far as was known before a moment: told by the last
 * step before of the same invoice, else contract, else offer, else delivery, else payment, that was
 * known. Asked client by client: what was found of a client is kept until the next one.
 */
export class LinkedDeals {
  readonly #log: DealLog;
  readonly #knownAt: number;
  /** The places of the client that was looked at last. */
  #client = { from: 0, to: 0 };
  /** By place from its first on; undefined where all is known by which deals were found. */
  #deals: Int32Array | undefined;

  constructor(log: DealLog, knownAt: number) {
    this.#log = log;
    this.#knownAt = knownAt;
  }

  /** The deal of a step that has a link; -1 for none. */
  of(place: number): number {
    if (place < this.#client.from || place >= this.#client.to) this.#look(place);
    const { from } = this.#client;
    return (this.#deals === undefined ? this.#log.deal[place] : this.#deals[place - from]) ?? -1;
  }

  #look(place: number): void {
    const { start, client, deal, link } = this.#log;
    const code = client[deal[place] ?? -1] ?? 0;
    this.#client = { from: start[code] ?? 0, to: start[code + 1] ?? 0 };
    const { from, to } = this.#client;
    const links = link.subarray(from, to);
    this.#deals = links.every((by) => by < 0 || this.#isKnown(by)) ? undefined : this.#found();
  }

  /** In one go: going back from each step by itself would take, of many that tell one another, for ever. */
  #found(): Int32Array {
    const { steps, row, type, deal, link } = this.#log;
    const { from, to } = this.#client;
    const deals = new Int32Array(to - from).fill(-1);
    const none = () => new Map<number, number>();
    const told: Record<Link, Map<number, number>> = {
      invoice: none(),
      contractId: none(),
      offerId: none(),
      deliveryId: none(),
      paymentId: none(),
    };
    for (let place = from; place < to; place++) {
      if (!this.#isKnown(place)) continue;
      const [at, what] = [row[place] ?? -1, type[place] ?? 0];
      let found = link[place] === -1 ? (deal[place] ?? -1) : -1;
      if (link[place] !== -1)
        for (const by of knownBy[what] ?? []) if (found < 0) found = told[by].get(steps[by][at] ?? 0) ?? -1;
      deals[place - from] = found;
      if (found < 0) continue;
      for (const of of tells[what] ?? []) if ((steps[of][at] ?? 0) !== 0) told[of].set(steps[of][at] ?? 0, found);
    }
    return deals;
  }

  #isKnown(place: number): boolean {
    const { recordedAt, supersededAt } = this.#log;
    return (recordedAt[place] ?? Infinity) < this.#knownAt && !((supersededAt[place] ?? Infinity) < this.#knownAt);
  }
}
