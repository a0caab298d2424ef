import { factTable, openMemoryStore, type Position } from '@clientele/core';

import type { Following } from '../following/following.ts';
import type { Notice } from '../following/notice.ts';
import { contractClock, contractFollow, ContractLog, type ContractTables, contractTables } from './contract-company.ts';
import { rejection, same, until } from './expect.ts';
import { instead } from './instead.ts';
import type { ContractGround, TestGround } from './read-model-contract.ts';

/** What stops a worker. */
const refusal = (worker: Following<ContractTables>): Promise<string> =>
  rejection(until(async () => (await worker.parked(), false)));

type Version = Readonly<{ tables: ContractTables; replaces?: number }>;

/** Lets a program of a version follow until the generation of a number answers. */
async function inPlace(
  { store, readModel, again }: TestGround,
  last: Position,
  version: Version,
  number: number,
): Promise<void> {
  const worker = contractFollow(store, readModel, version);
  await worker.seen(last, { timeout: 20_000 });
  await until(async () => (await again.current('crm'))?.number === number);
  await worker.close();
}

const [old, newer] = [{ tables: contractTables(1) }, { tables: contractTables(2) }];

const named = (name: string) => factTable({ name, version: 1, columns: {}, folds: {} });

export function programsShareGroups({ describe, it }: ContractGround): void {
  describe('programs of two versions under one group', () => {
    it('do not build against each other: the one that was replaced stops', async ({ log, store, readModel, again }) => {
      const old = contractFollow(store, readModel, { partition: { of: 1, index: 0 } });
      await old.seen(await log.pay('acme', 30));
      const notices: Notice[] = [];
      const parts = [0, 1].map((index) =>
        contractFollow(store, again, {
          partition: { of: 2, index },
          onNotice: (notice) => notices.push(notice),
        }),
      );
      await until(() => notices.some(({ kind }) => kind === 'promoted'));
      same(await rejection(until(async () => (await old.facts(), false))), 'GROUP_TAKEN_OVER');
      const last = await log.pay('bolt');
      for (const part of parts) await part.seen(last, { timeout: 20_000 });
      const current = await again.current('crm');
      same([current?.number, current?.partitions], [2, 2]);
      await old.close();
      for (const part of parts) await part.close();
    });

    it('do not replace each other in turn where a supervisor starts the old one again', async ({
      log,
      store,
      readModel,
      again,
    }) => {
      const last = await log.pay('acme', 30);
      const old = () => contractFollow(store, readModel);
      const newer = () => contractFollow(store, again, { tables: contractTables(2) });
      const other = () => contractFollow(store, again, { tables: contractTables(2), partition: { of: 2, index: 0 } });
      const first = old();
      await first.seen(last);
      // Begun and never finished: what came after it has taken its place too.
      const abandoned = other();
      await until(async () => (await abandoned.parked().catch(() => undefined)) !== undefined);
      await abandoned.close();
      const second = newer();
      await until(async () => (await again.current('crm'))?.number === 3);
      await first.close();
      for (const start of [old, other]) {
        await using restarted = start();
        same(await refusal(restarted), start === old ? 'NEWER_READ_MODEL' : 'GROUP_TAKEN_OVER');
      }
      await second.close();
      await using third = newer();
      await third.seen(last, { timeout: 20_000 });
      same((await again.current('crm'))?.number, 3);
    });

    it('go back where somebody says which generation is to be replaced, and only that one', async (ground) => {
      const { log, store, readModel } = ground;
      const last = await log.pay('acme', 30);
      const become = (version: Version, number: number) => inPlace(ground, last, version, number);
      await become(old, 1);
      await become(newer, 2);
      await become({ ...old, replaces: 2 }, 3);
      // The same command line once more is no other roll-back.
      await become({ ...old, replaces: 2 }, 3);
      await using again2 = contractFollow(store, readModel, newer);
      same(await refusal(again2), 'GROUP_TAKEN_OVER');
      await become({ ...newer, replaces: 3 }, 4);
      await using again1 = contractFollow(store, readModel, { ...old, replaces: 2 });
      same(await refusal(again1), 'NEWER_READ_MODEL');
    });

    it('build what they went back to anew where the log was restored', async (ground) => {
      const { log, store, readModel } = ground;
      const last = await log.pay('acme', 30);
      const { logId } = await store.head();
      await inPlace(ground, last, old, 1);
      await inPlace(ground, last, newer, 2);
      await inPlace(ground, last, { ...old, replaces: 2 }, 3);
      const restored = openMemoryStore({ clock: contractClock, logId });
      await using worker = contractFollow(restored, readModel, { ...old, replaces: 2 });
      await worker.seen(await new ContractLog(restored).pay('bolt', 2), { timeout: 20_000 });
      same((await worker.facts()).rows('payments').length, 2);
    });

    it('hear once that a generation took its place', async ({ log, store, readModel, again }) => {
      const old = contractFollow(store, readModel);
      await old.seen(await log.pay('acme', 3));
      await old.close();
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      const notices: string[] = [];
      const newer = (name: string, model: typeof readModel) =>
        contractFollow(store, model, {
          tables: contractTables(2),
          onNotice: ({ kind }) => notices.push(`${name} ${kind}`),
        });
      const halting = instead(readModel, { promote: (generation) => gate.then(() => readModel.promote(generation)) });
      const first = newer('a', halting);
      await until(() => notices.includes('a leads'));
      const second = newer('b', again);
      await until(() => notices.includes('b stands-by'));
      go();
      await until(() => notices.includes('a promoted'));
      await first.close();
      await second.seen(await log.pay('acme'), { timeout: 20_000 });
      same(
        notices.filter((notice) => notice.endsWith('promoted')),
        ['a promoted'],
      );
      await second.close();
    });

    it('are refused a name that would be that of another table', async ({ readModel }) => {
      const shape = { partitions: 1, logId: 'log-1' };
      const asked = (group: string, ...names: string[]) =>
        rejection(
          readModel.generation({
            ...shape,
            group,
            tables: Object.fromEntries(names.map((name) => [name, named(name)])),
          }),
        );
      same(await asked('crm', 'dealProducts', 'deals'), 'none');
      same(await asked('crm_deal', 'products'), 'INVALID_GROUP');
      same(await asked('crm_deal', 'visits'), 'none');
      same(await asked('twice', 'dealProducts', 'deal_products'), 'INVALID_GROUP');
      same(await asked('ours', 'knownClients'), 'INVALID_GROUP');
    });
  });
}
