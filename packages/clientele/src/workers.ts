import type { EventStore, Tables } from '@clientele/core';
import { type Following, healthOf, type HealthOptions } from '@clientele/projections';

import type { ClienteleHealth } from './clientele-health.ts';
import type { Clock } from './clock.ts';
import type { Surroundings } from './surroundings.ts';

/** The workers that were started and not closed, and how they are. */
export class Workers {
  readonly #store: EventStore;
  readonly #name: string | undefined;
  readonly #clock: Clock;
  readonly #since: number;
  readonly #followings = new Set<Pick<Following<Tables>, 'health'>>();

  constructor({ store, storeName, clock }: Pick<Surroundings, 'store' | 'storeName' | 'clock'>) {
    this.#store = store;
    this.#name = storeName;
    this.#clock = clock;
    this.#since = Date.parse(clock());
  }

  add<T extends Tables>(following: Following<T>): Following<T> {
    this.#followings.add(following);
    following.status$.subscribe({ complete: () => this.#followings.delete(following) });
    return following;
  }

  async health(options: HealthOptions): Promise<ClienteleHealth> {
    const clock = this.#clock;
    const names = this.#name === undefined ? {} : { names: { store: this.#name } };
    const [{ ok, store }, ...workers] = await Promise.all([
      healthOf({ store: this.#store, ...names }, { ...options, clock }),
      ...[...this.#followings].map((following) => following.health(options)),
    ]);
    const uptime = Date.parse(clock()) - this.#since;
    return { ok: ok && workers.every((worker) => worker.ok), store, uptime, workers };
  }
}
