import { type EventStore, Facts, type FactRow, type Tables } from '@clientele/core';

import type { Following } from '../following/following.ts';
import type { Notice } from '../following/notice.ts';
import type { Lead } from '../read-model/generation.ts';
import { lengthOf } from '../read-model/facts-length.ts';
import type { PageToKeep } from '../read-model/page-to-keep.ts';
import { contractFollow, contractTables, type ContractTables } from './contract-company.ts';
import { same, until } from './expect.ts';
import { instead } from './instead.ts';
import { contentOf, type ContractGround, type TestGround } from './read-model-contract.ts';
import { truth } from './truth.ts';

const poison = ['a', null];

const parkedOf = async (following: Following<ContractTables>): Promise<readonly string[]> =>
  (await following.parked()).map(({ event, kind }) => `${event.clientId}@${String(event.revision)} ${kind}`);

async function isWhole(following: Following<ContractTables>, store: EventStore): Promise<void> {
  same(await parkedOf(following), []);
  same(contentOf(await following.facts()), contentOf(await truth(store)));
}

export function poisonIsTakenBack({ describe, it }: ContractGround): void {
  describe('an event that cannot be folded and that a later one takes back', () => {
    it('is passed over: its client goes on as soon as that is read', async ({ log, store, readModel, again }) => {
      const notices: Notice[] = [];
      const following = contractFollow(store, readModel, { onNotice: (notice) => notices.push(notice) });
      await log.pay('acme', 2);
      await log.pay('acme', poison);
      await log.pay('bolt', poison);
      await following.seen(await log.pay('acme', 2));
      await following.seen(await log.retract('acme', 1));
      same(await parkedOf(following), [
        'acme@2 poison',
        'acme@3 waiting',
        'acme@4 waiting',
        'acme@5 waiting',
        'bolt@0 poison',
      ]);
      await following.seen(await log.retract('acme', 2));
      same(await parkedOf(following), ['bolt@0 poison']);
      same((await following.facts()).rows('payments').length, 4);
      same(
        notices.filter(({ kind }) => kind === 'retried'),
        [{ kind: 'retried', part: 0, folded: 4, parked: 0 }],
      );
      await following.seen(await log.correct('bolt', 0, ['b']));
      await following.seen(await log.pay('acme', 2));
      await isWhole(following, store);
      await following.close();

      const next = contractFollow(store, again);
      await isWhole(next, store);
      await next.close();
    });

    it('has the client wait for the next word where the correction cannot be folded either', async ({
      log,
      store,
      readModel,
    }) => {
      const following = contractFollow(store, readModel);
      await log.pay('acme', 1);
      await log.pay('acme', poison);
      await log.correct('acme', 0, poison);
      await log.pay('acme', poison);
      await following.seen(await log.correct('acme', 1, poison));
      same(await parkedOf(following), ['acme@2 poison', 'acme@3 waiting', 'acme@4 waiting']);
      await following.seen(await log.retract('acme', 3));
      await following.seen(await log.correct('acme', 0, ['right']));
      same(await parkedOf(following), ['acme@4 poison', 'acme@5 waiting', 'acme@6 waiting']);
      await following.seen(await log.correct('acme', 1, ['right']));
      await isWhole(following, store);
      await following.close();
    });

    it('is said to be set aside once, though its client waits behind another', async ({ log, store, readModel }) => {
      const notices: Notice[] = [];
      const following = contractFollow(store, readModel, { onNotice: (notice) => notices.push(notice) });
      await log.pay('acme', poison);
      await log.pay('acme', 1);
      await log.pay('acme', poison);
      await following.seen(await log.pay('acme', 2));
      await following.seen(await log.retract('acme', 0));
      same(await parkedOf(following), ['acme@2 poison', 'acme@3 waiting', 'acme@4 waiting', 'acme@5 waiting']);
      await following.seen(await log.retract('acme', 2));
      await isWhole(following, store);
      await following.close();
      const parked = notices.flatMap((notice) => (notice.kind === 'parked' ? [notice.parked] : []));
      same(
        parked.map(({ event, kind }) => `${String(event.revision)} ${kind}`),
        // The third anew, as what is waited for.
        ['0 poison', '1 waiting', '2 waiting', '3 waiting', '4 waiting', '2 poison', '5 waiting'],
      );
      same(
        notices.filter(({ kind }) => kind === 'retried'),
        [
          { kind: 'retried', part: 0, folded: 2, parked: 3 },
          { kind: 'retried', part: 0, folded: 4, parked: 0 },
        ],
      );
    });

    it('is said to change its client where it is a correction that is passed over', async ({
      log,
      store,
      readModel,
    }) => {
      await log.pay('acme', 1);
      const following = contractFollow(store, readModel);
      await following.seen(await log.correct('acme', 0, poison));
      const told: string[] = [];
      following.changes$().subscribe((change) => {
        if (change.kind === 'changed' && change.live) told.push([...change.clientIds].join());
      });
      await following.seen(await log.correct('acme', 0, poison));
      await until(() => told.includes('acme'));
      same(await parkedOf(following), ['acme@2 poison']);
      await following.close();
    });

    it('is a retraction of who knows what, too', async ({ log, store, readModel }) => {
      const following = contractFollow(store, readModel);
      await log.pay('acme', 1);
      await log.retractNothing('acme');
      await log.pay('acme', 1);
      await following.seen(await log.pay('bolt', 1));
      same(await parkedOf(following), ['acme@1 poison', 'acme@2 waiting']);
      await following.seen(await log.retract('acme', 1));
      same((await following.facts()).rows('payments').length, 3);
      await isWhole(following, store);
      await following.close();
    });

    it('is never folded in part or twice, whatever fails', async ({ log, store, readModel }) => {
      let attempts = 0;
      const failing = instead(readModel, {
        keep: async <T extends Tables>(lead: Lead, page: PageToKeep<T>) => {
          if (page.released.length > 0 && ++attempts === 1) throw new Error('the server is gone');
          await readModel.keep(lead, page);
          if (page.released.length > 0 && attempts === 2) throw new Error('the answer was lost');
        },
      });
      const following = contractFollow(store, failing);
      await log.pay('acme', poison);
      await following.seen(await log.pay('acme', 3));
      await log.retract('acme', 0);
      await following.seen(await log.pay('acme', 2), { timeout: 20_000 });
      await isWhole(following, store);
      same(attempts, 2);
      await following.close();
    });

    it('is passed over in a log that is folded for the first time', async ({ log, store, readModel }) => {
      for (let client = 0; client < 12; client++) {
        await log.pay(`c${String(client)}`, 2);
        await log.pay(`c${String(client)}`, poison);
      }
      for (let client = 0; client < 12; client++) {
        await log.pay(`c${String(client)}`, 2);
        await log.retract(`c${String(client)}`, 2);
      }
      const following = contractFollow(store, readModel);
      await following.seen(await log.pay('acme'), { timeout: 20_000 });
      await isWhole(following, store);
      await following.close();
    });

    it('is passed over where another program had set both aside', async (ground) => {
      await setAside(ground, 'acme');
      const following = contractFollow(ground.store, ground.again);
      await until(async () => (await parkedOf(following)).length === 0);
      await isWhole(following, ground.store);
      await following.close();
    });

    for (const of of [1, 3])
      it(`lets go all parts: ${String(of)}`, async ({ log, store, readModel, again }) => {
        const workers = Array.from({ length: of }, (_, index) =>
          contractFollow(store, index % 2 === 0 ? readModel : again, { partition: { of, index } }),
        );
        const whom = ['acme', 'bolt', 'company', 'cora'];
        for (const clientId of whom) {
          await log.pay(clientId, poison);
          await log.pay(clientId, 2);
        }
        for (const clientId of whom) await log.retract(clientId, 0);
        const last = await log.pay('acme');
        for (const worker of workers) {
          await worker.seen(last, { timeout: 20_000 });
          await isWhole(worker, store);
        }
        for (const worker of workers) await worker.close();
      });
  });
}

/** Keeps a page as a program does that lets nobody go: a poison event, and what waits behind it and takes it back. */
async function setAside({ log, store, readModel }: TestGround, clientId: string): Promise<void> {
  await log.pay(clientId, poison);
  await log.pay(clientId, 2);
  await log.retract(clientId, 0);
  const { logId, ...end } = await store.head();
  const generation = await readModel.generation({ group: 'crm', tables: contractTables(), partitions: 1, logId });
  const lead = await readModel.lead({ generation, part: 0 }, 'another program', 10_000);
  if (lead === undefined) throw new Error('nobody else leads');
  const facts = new Facts(contractTables(), (_type, _version, data) => data);
  const since = lengthOf(facts);
  const rows: FactRow[] = [];
  for await (const page of store.scan({})) {
    rows.push(...page.rows);
    facts.append({ ...page, rows: [] });
  }
  const checkpoint = { logId, ...end };
  await readModel.keep(lead, {
    state: { part: 0, checkpoint, read: rows.length, unknown: {}, caughtUp: true },
    facts,
    since,
    parked: rows.map((event, index) => ({ event, kind: index === 0 ? ('poison' as const) : ('waiting' as const) })),
    released: [],
    figures: [],
    lease: 10_000,
  });
  await readModel.release(lead);
}
