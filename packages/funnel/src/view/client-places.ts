import { type Filter, type Ledger, ledgerAt, ledgerOf, scopeAt, standing as population } from '@clientele/core';

import { standing, type Walks } from '../walk/walks.ts';
import type { View } from './view.ts';

const placesOf = new WeakMap<Walks, ClientPlaces>();

/** Who is a client at the moment, and whether it was ever in work. */
export class ClientPlaces {
  readonly #view: View;
  readonly #scope;
  readonly ledger: Ledger;
  /** By client. */
  readonly #hadDeal: Uint8Array;
  readonly #mostAdvanced: Int32Array;

  private constructor(view: View, ledger: Ledger) {
    const { facts, moment, filter } = view;
    this.#view = view;
    this.ledger = ledger;
    this.#scope = scopeAt(facts, moment, clientPart(filter), ledger);
    this.#hadDeal = new Uint8Array(facts.clients.size);
    this.#mostAdvanced = new Int32Array(facts.clients.size).fill(-1);
    this.#placeDeals(view);
  }

  /** Of a view, made once. */
  static of(view: View): ClientPlaces {
    const known = placesOf.get(view.walks) ?? new ClientPlaces(view, ledgerAt(view.facts, view.moment));
    placesOf.set(view.walks, known);
    return known;
  }

  /** The same, to be asked about one client only: without reading what the others paid. */
  static ofClient(view: View, client: number): ClientPlaces {
    return placesOf.get(view.walks) ?? new ClientPlaces(view, ledgerOf(view.facts, view.moment, client));
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
    const { partStart, parts } = this.ledger;
    const part = partStart[client] ?? 0;
    const paid = part < (partStart[client + 1] ?? 0) && (parts.at[part] ?? Infinity) < this.#view.moment.at;
    return paid || this.#hadDeal[client] === 1;
  }

  /**
   * The client's most advanced open deal of those asked about: of the main pipeline before others,
   * the furthest on, the latest opened; -1 for none.
   */
  mostAdvanced(client: number): number {
    return this.#mostAdvanced[client] ?? -1;
  }

  #placeDeals({ identities, walks, chosen }: View): void {
    const { log, opened, status } = walks;
    for (let deal = 0; deal < log.deals; deal++) {
      if (opened[deal] === -1) continue;
      const client = identities.survivorOf(log.client[deal] ?? 0);
      this.#hadDeal[client] = 1;
      if (chosen[deal] !== 1 || status[deal] !== standing.open) continue;
      const best = this.#mostAdvanced[client] ?? -1;
      if (best < 0 || this.#isAhead(deal, best)) this.#mostAdvanced[client] = deal;
    }
  }

  #isAhead(deal: number, other: number): boolean {
    const { pipeline, stage, openedAt } = this.#view.walks;
    const by =
      (pipeline[other] ?? 0) - (pipeline[deal] ?? 0) ||
      (stage[deal] ?? 0) - (stage[other] ?? 0) ||
      (openedAt[deal] ?? 0) - (openedAt[other] ?? 0);
    return by > 0 || (by === 0 && this.#nameOf(deal) < this.#nameOf(other));
  }

  /** Deals are numbered client by client: by name the order does not depend on which client came first. */
  #nameOf(deal: number): string {
    const { facts, walks } = this.#view;
    const { client, dealId } = walks.log;
    return `${facts.clients.textOf(client[deal] ?? 0) ?? ''} ${facts.texts.textOf(dealId[deal] ?? 0) ?? ''}`;
  }
}

/** What a filter asks of clients; what else it asks for narrows the deals. */
const clientPart = ({ owner, segment, source }: Filter): Filter => ({ owner, segment, source });
