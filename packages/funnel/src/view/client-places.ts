import { type Filter, ledgerAt, scopeAt, standing as population } from '@clientele/core';

import { standing } from '../walk/walks.ts';
import type { View } from './view.ts';

/** Who is a client at the moment, and whether it was ever in work. */
export class ClientPlaces {
  readonly #view: View;
  readonly #scope;
  readonly #ledger;

  constructor(view: View) {
    const { facts, moment, filter } = view;
    this.#view = view;
    this.#ledger = ledgerAt(facts, moment);
    this.#scope = scopeAt(facts, moment, clientPart(filter), this.#ledger);
  }

  /** Sales that name no client are kept under clients of this kind, which are nobody. */
  isUnattributed(client: number): boolean {
    return this.#scope.population[client] === population.unattributed;
  }

  /** Whether it counts as a client at the moment, and the filter's owner, segment and source hold of it then. */
  isChosen(client: number): boolean {
    return this.#scope.clients[client] === 1;
  }

  /** Whether anything is known of the client at the moment, under its own name. */
  isKnown(client: number): boolean {
    return this.#scope.population[client] !== population.nobody || this.wasInWork(client);
  }

  /** Whether the client ever had a deal or paid. */
  wasInWork(client: number): boolean {
    const { identities, moment, walks } = this.#view;
    const { partStart, parts } = this.#ledger;
    const part = partStart[client] ?? 0;
    if (part < (partStart[client + 1] ?? 0) && (parts.at[part] ?? Infinity) < moment.at) return true;
    return identities.members(client).some((member) => {
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

/** What a filter asks of clients; what else it asks for narrows the deals. */
const clientPart = ({ owner, segment, source }: Filter): Filter => ({ owner, segment, source });
