import { type EventStore, instantOf, openMemoryStore } from '@clientele/core';

import type { Lag } from '../following/lag.ts';
import type { Notice } from '../following/notice.ts';
import { contractClock, contractFollow, ContractLog } from './contract-company.ts';
import { same, until } from './expect.ts';
import { instead } from './instead.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { truth } from './truth.ts';

/** A store behind which another one may be put. */
function replaceable(first: EventStore): Readonly<{ store: EventStore; replace: (by: EventStore) => void }> {
  let current = first;
  const store = new Proxy(first, {
    get: (_, name): unknown => {
      const value: unknown = Reflect.get(current, name);
      return typeof value === 'function' ? (value.bind(current) as unknown) : value;
    },
  });
  return { store, replace: (by) => (current = by) };
}

export function outagesAreNoticed({ describe, it }: ContractGround): void {
  describe('a log behind which something happens', () => {
    it('is noticed to be another one while a worker runs, empty or restored', async ({ log, store, readModel }) => {
      const server = replaceable(store);
      const notices: Notice[] = [];
      const following = contractFollow(server.store, readModel, { onNotice: (notice) => notices.push(notice) });
      await following.seen(await log.pay('acme', 30));
      for (const [isRestored, generation] of [
        [false, 2],
        [true, 3],
      ] as const) {
        const { logId } = await server.store.head();
        const restored = openMemoryStore({ clock: contractClock, ...(isRestored && { logId }) });
        const again = new ContractLog(restored);
        await again.pay('bolt');
        server.replace(restored);
        await until(() => notices.some((notice) => notice.kind === 'rebuild' && notice.generation === generation));
        await following.seen(await again.pay('bolt', 4 - generation), { timeout: 20_000 });
        same(contentOf(await following.facts()), contentOf(await truth(restored)));
      }
      same(
        notices.flatMap((notice) => (notice.kind === 'log-mismatch' ? [notice.generation] : [])),
        [2],
      );
      await following.close();
    });

    it('is not waited for by who closes', async ({ log, store, readModel }) => {
      await log.pay('acme');
      const silent = contractFollow(instead(store, { head: () => new Promise(() => undefined) }), readModel);
      await silent.close();
      let away = false;
      const falling = instead(store, { head: () => (away ? new Promise(() => undefined) : store.head()) });
      const following = contractFollow(falling, readModel, { lease: 30 });
      await following.seen(await log.pay('acme'));
      away = true;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await following.close();
      const reading = instead(store, {
        async *scan() {
          await new Promise(() => undefined);
          yield* store.scan();
        },
      });
      const stuck = contractFollow(reading, readModel, { lease: 30 });
      await new Promise((resolve) => setTimeout(resolve, 50));
      await stuck.close();
    });

    it('makes no lag of nothing: it grows while the log is away, and is known again when it is back', async (ground) => {
      const { log, store, readModel, again } = ground;
      let away = false;
      let now = Date.parse(contractClock());
      const cut = (): Promise<never> => Promise.reject(new Error('the line was cut'));
      const falling = instead(store, {
        head: () => (away ? cut() : store.head()),
        async *scan(options) {
          if (away) await cut();
          yield* store.scan(options);
        },
      });
      const clock = () => instantOf(now);
      const leader = contractFollow(falling, readModel, { clock });
      await leader.seen(await log.pay('acme', 3));
      const standby = contractFollow(falling, again, { clock });
      const told: Readonly<{ leader: Lag[]; standby: Lag[] }> = { leader: [], standby: [] };
      leader.lag$.subscribe((lag) => told.leader.push(lag));
      standby.lag$.subscribe((lag) => told.standby.push(lag));
      await until(() => told.leader.length > 0 && told.standby.length > 0);
      same([told.leader.at(-1), told.standby.at(-1)], new Array(2).fill({ events: 0, milliseconds: 0 }));
      away = true;
      now += 60_000;
      await log.pay('acme', 2);
      const unknown = { events: undefined, milliseconds: 60_000 };
      for (const lags of [told.leader, told.standby])
        await until(() => lags.some((lag) => JSON.stringify(lag) === JSON.stringify(unknown)));
      away = false;
      for (const lags of [told.leader, told.standby]) await until(() => lags.at(-1)?.events === 0);
      await standby.close();
      await leader.close();
    });

    it('is read once while a worker catches up, not by the subscription as well', async ({ log, store, readModel }) => {
      await log.pay('acme', 60);
      let heard = 0;
      const counting = instead(store, {
        async *subscribe(options) {
          for await (const message of store.subscribe(options)) {
            if (message.kind === 'event') heard += 1;
            yield message;
          }
        },
      });
      await using following = contractFollow(counting, readModel);
      const { position } = await store.head();
      if (position !== undefined) await following.seen(position);
      await following.seen(await log.pay('acme'));
      await until(() => heard > 0);
      same(heard, 1);
    });
  });
}
