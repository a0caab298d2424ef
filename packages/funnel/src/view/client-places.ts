import { clientAttribute, companyId, counts, Derived } from '@clientele/core';

import { standing } from '../walk/walks.ts';
import type { View } from './view.ts';

/** Where a client is, as far as deals go. */
export type ClientPlace = 'in stage' | 'between sales' | 'not yet in work';

/** Who is a client at the moment, and whether it was ever in work. */
export class ClientPlaces {
  readonly #view: View;
  readonly #kinds;
  readonly #unattributed: number;
  readonly #company: number;
  readonly #paid: Float64Array;

  constructor(view: View) {
    const { facts, moment } = view;
    this.#view = view;
    this.#kinds = clientAttribute(facts, moment.knownAt, 'registered');
    this.#unattributed = facts.texts.find('unattributed');
    this.#company = facts.clients.find(companyId);
    this.#paid = firstPayments(view);
  }

  /** Sales that name no client are kept under clients of this kind, which are nobody. */
  isUnattributed(client: number): boolean {
    return this.#unattributed > 0 && this.#kinds.before(client, this.#view.moment.at) === this.#unattributed;
  }

  /** Whether anything is known of the client at the moment, under its own name. */
  isClient(client: number): boolean {
    if (client === this.#company || this.isUnattributed(client)) return false;
    if (this.#view.identities.survivorOf(client) !== client) return false;
    return this.#kinds.firstSaid(client) < this.#view.moment.at || this.wasInWork(client);
  }

  /** Whether the client ever had a deal or paid. */
  wasInWork(client: number): boolean {
    const { identities, moment, walks } = this.#view;
    return identities.members(client).some((member) => {
      if ((this.#paid[member] ?? Infinity) < moment.at) return true;
      for (let deal = walks.log.dealStart[member] ?? 0; deal < (walks.log.dealStart[member + 1] ?? 0); deal++)
        if ((walks.opened[deal] ?? -1) >= 0) return true;
      return false;
    });
  }

  /**
   * The client's most advanced open deal: of the main pipeline before others, the furthest on, the
   * latest opened; -1 for none.
   */
  mostAdvanced(client: number, among: Uint8Array): number {
    const { identities, walks } = this.#view;
    let best = -1;
    for (const member of identities.members(client))
      for (let deal = walks.log.dealStart[member] ?? 0; deal < (walks.log.dealStart[member + 1] ?? 0); deal++) {
        if (among[deal] !== 1 || walks.status[deal] !== standing.open) continue;
        if (best < 0 || this.#isAhead(deal, best)) best = deal;
      }
    return best;
  }

  #isAhead(deal: number, other: number): boolean {
    const { pipeline, stage, opened, log } = this.#view.walks;
    const by =
      (pipeline[other] ?? 0) - (pipeline[deal] ?? 0) ||
      (stage[deal] ?? 0) - (stage[other] ?? 0) ||
      (log.occurredAt[opened[deal] ?? -1] ?? 0) - (log.occurredAt[opened[other] ?? -1] ?? 0);
    return by > 0;
  }
}

const payments = new Derived<Float64Array>(4);

/** By client, when it first paid more than nothing; Infinity for never. */
function firstPayments({ facts, moment }: View): Float64Array {
  const indexed = facts.indexed('settlements');
  return payments.of(facts, String(moment.knownAt), () => {
    const first = new Float64Array(indexed.clients).fill(Infinity);
    const { client, occurredAt, columns } = indexed.rows;
    const payment = facts.texts.find('payment');
    const known = { at: Infinity, knownAt: moment.knownAt };
    for (let row = 0; row < indexed.length; row++) {
      const of = client[row] ?? 0;
      const at = occurredAt[row] ?? Infinity;
      if (at >= (first[of] ?? Infinity) || columns.kind[row] !== payment || (columns.minor[row] ?? 0) <= 0) continue;
      if (counts(indexed, row, known)) first[of] = at;
    }
    return first;
  });
}
