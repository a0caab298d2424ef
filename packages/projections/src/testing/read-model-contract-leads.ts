import { Facts } from '@clientele/core';

import { lengthOf } from '../read-model/facts-length.ts';
import { contractFollow, contractTables } from './contract-company.ts';
import { rejection, same, until } from './expect.ts';
import { instead } from './instead.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { slowly } from './slowly.ts';
import { truth } from './truth.ts';

export function leadsAreFenced({ describe, it }: ContractGround): void {
  describe('the lead of a group', () => {
    it('is held by one, and goes to another when it is given back or runs out', async ({ readModel, again }) => {
      const shape = { group: 'crm', tables: contractTables(), partitions: 1, logId: 'log-1' };
      const lane = { generation: await readModel.generation(shape), part: 0 };
      const first = await readModel.lead(lane, 'a', 60_000);
      same([first?.epoch, await again.lead(lane, 'b', 60_000)], [1, undefined]);
      if (first === undefined) return;
      await readModel.release(first);
      const second = await again.lead(lane, 'b', 1);
      same(second?.epoch, 2);
      same(await rejection(readModel.renew(first, 1)), 'LOST_LEAD');
      await new Promise((resolve) => setTimeout(resolve, 20));
      same((await readModel.lead(lane, 'a', 60_000))?.epoch, 3);
    });

    it('that was lost lets nothing be written', async ({ log, store, readModel, again }) => {
      await log.pay('acme', 3);
      const { logId } = await store.head();
      const shape = { group: 'crm', tables: contractTables(), partitions: 1, logId };
      const lane = { generation: await readModel.generation(shape), part: 0 };
      const asleep = await readModel.lead(lane, 'a', 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const awake = await again.lead(lane, 'b', 60_000);
      if (asleep === undefined || awake === undefined) throw new Error('nobody held the lead');
      const facts = new Facts(contractTables(), (_type, _version, data) => data);
      const { state } = await readModel.load(lane, facts);
      const since = lengthOf(facts);
      for await (const page of store.scan({})) facts.append(page);
      const checkpoint = await store.head();
      const page = { facts, since, parked: [], released: [], figures: [], lease: 60_000 };
      const kept = { ...page, state: { ...state, checkpoint, read: 3 } };
      same(await rejection(readModel.keep(asleep, kept)), 'LOST_LEAD');
      const nothing = new Facts(contractTables(), (_type, _version, data) => data);
      same((await again.load(lane, nothing)).state.checkpoint, { logId });
      same(nothing.rows('payments').length, 0);
      await again.keep(awake, kept);
      const all = new Facts(contractTables(), (_type, _version, data) => data);
      same((await again.load(lane, all)).state.checkpoint, checkpoint);
      same(contentOf(all), contentOf(await truth(store)));
    });

    it('is taken while somebody asks for the facts, and nothing is doubled', async ({
      log,
      store,
      readModel,
      again,
    }) => {
      for (let client = 0; client < 5; client++) await log.pay(`c${String(client)}`, 20);
      let asked = false;
      let ask: () => void = () => undefined;
      const loads: Promise<unknown>[] = [];
      let folded: () => void = () => undefined;
      const foldedSome = new Promise<void>((resolve) => (folded = resolve));
      const slow = instead(readModel, {
        // Between taking the lead and leading.
        parked: async (generation, part, clientIds) => {
          ask();
          await new Promise((resolve) => setImmediate(resolve));
          return readModel.parked(generation, part, clientIds);
        },
        // What was asked for is there only when a page is folded, and not kept yet.
        load: (lane, facts, mark) => {
          if (!asked) return readModel.load(lane, facts, mark);
          const loading = foldedSome.then(() => readModel.load(lane, facts, mark));
          loads.push(loading);
          return loading;
        },
        keep: async (lead, page) => {
          folded();
          await Promise.all(loads);
          return readModel.keep(lead, page);
        },
      });
      const following = contractFollow(store, slow);
      const answers: Promise<unknown>[] = [];
      ask = () => {
        asked = true;
        answers.push(following.facts());
      };
      await following.seen(await log.pay('acme'));
      await Promise.all(answers);
      await following.close();
      const next = contractFollow(store, again);
      await next.seen(await log.pay('bolt'));
      same(contentOf(await next.facts()), contentOf(await truth(store)));
      await next.close();
    });

    it('is held as long as there is something to read, however slowly it comes', async ({
      log,
      store,
      readModel,
      again,
    }) => {
      await log.pay('acme', 8);
      const slow = slowly(store, 200);
      const first = contractFollow(slow, readModel, { lease: 150 });
      const second = contractFollow(slow, again, { lease: 150 });
      await first.seen(await log.pay('bolt'), { timeout: 20_000 });
      same(contentOf(await second.facts()), contentOf(await truth(store)));
      await first.close();
      await second.close();
    });

    it('changes among many workers, some of which fail, and nothing is lost or doubled', async (ground) => {
      const { log, store, readModel, again } = ground;
      let writes = 0;
      const failing = new Proxy(readModel, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          if (name !== 'keep') return value.bind(target) as unknown;
          return async (...args: unknown[]) => {
            // Fails before the write, or after it, as when the answer is lost.
            const when = writes++ % 3;
            if (when === 0) throw new Error('the line was cut');
            await (Reflect.apply(value, target, args) as Promise<void>);
            if (when === 1) throw new Error('the answer was lost');
          };
        },
      });
      const workers = [failing, again, failing].map((model) => contractFollow(store, model, { batch: 5 }));
      for (let round = 0; round < 12; round++) {
        for (let client = 0; client < 8; client++) await log.pay(`c${String(client)}`, 3);
        if (round % 4 === 1) await workers.shift()?.close();
        if (round % 4 === 2) workers.push(contractFollow(store, failing, { batch: 5 }));
      }
      const last = await log.pay('acme');
      for (const worker of workers) await worker.seen(last, { timeout: 20_000 });
      for (const worker of workers) same(contentOf(await worker.facts()), contentOf(await truth(store)));
      for (const worker of workers) await worker.close();
    });

    it('lets only the leader tell of changes, and of the past as what it is', async ({
      log,
      store,
      readModel,
      again,
    }) => {
      await log.pay('acme', 50);
      const told: string[] = [];
      const listen = (name: string, model: typeof readModel) => {
        const following = contractFollow(store, model);
        following.changes$().subscribe((change) => {
          const of = change.kind === 'changed' ? `${[...change.clientIds].join()} ${String(change.live)}` : '';
          told.push(`${name} ${change.kind} ${of}`.trim());
        });
        return following;
      };
      const first = listen('a', readModel);
      await until(() => told.some((line) => line.includes('caught-up')));
      const second = listen('b', again);
      const last = await log.pay('bolt');
      await Promise.all([first.seen(last), second.seen(last)]);
      await until(() => told.includes('a changed bolt true'));
      await first.close();
      await second.seen(await log.pay('cargo'), { timeout: 20_000 });
      await until(() => told.includes('b changed cargo true'));
      await second.close();
      const changes = [...new Set(told)].filter((line) => line.includes('changed'));
      same(changes, ['a changed acme false', 'a changed bolt true', 'b changed cargo true']);
    });
  });
}
