import type { EventStore, Tables } from '@clientele/core';
import { type Following, healthOf, type HealthOptions } from '@clientele/projections';
import type { RunningReactions } from '@clientele/reactions';

import type { ClienteleHealth } from './clientele-health.ts';
import type { Clock } from './clock.ts';
import type { Surroundings } from './surroundings.ts';

/** The workers and reactions that were started and not closed, and how they are. */
export class Workers {
  readonly #store: EventStore;
  readonly #name: string | undefined;
  readonly #clock: Clock;
  readonly #since: number;
  readonly #followings = new Set<Pick<Following<Tables>, 'health'>>();
  readonly #reactions = new Set<RunningReactions>();

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

  addReactions(running: RunningReactions): RunningReactions {
    this.#reactions.add(running);
    void running.ended.then(() => this.#reactions.delete(running));
    return running;
  }

  async health(options: HealthOptions): Promise<ClienteleHealth> {
    const clock = this.#clock;
    const names = this.#name === undefined ? {} : { names: { store: this.#name } };
    const [{ ok, store }, workers, reactions] = await Promise.all([
      healthOf({ store: this.#store, ...names }, { ...options, clock }),
      Promise.all([...this.#followings].map((following) => following.health(options))),
      Promise.all([...this.#reactions].map((running) => running.health(options))).then((all) => all.flat()),
    ]);
    const uptime = Date.parse(clock()) - this.#since;
    const isWell = ok && [...workers, ...reactions].every((one) => one.ok);
    return { ok: isWell, store, uptime, workers, reactions };
  }
}
