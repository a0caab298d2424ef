import { contractFollow } from './contract-company.ts';
import { rejection, same, until } from './expect.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { truth } from './truth.ts';

export function pagesAreKept({ describe, it }: ContractGround): void {
  describe('what a group keeps', () => {
    it('is what one process would have folded, and is there after a restart', async ({
      log,
      store,
      readModel,
      again,
    }) => {
      for (let client = 0; client < 30; client++) await log.pay(`c${String(client)}`, 7);
      const first = contractFollow(store, readModel);
      await first.seen(await log.pay('acme', 3));
      await log.pay('c3', 2);
      await first.close();
      const second = contractFollow(store, again);
      await second.seen(await log.pay('c4', 2));
      const facts = await second.facts();
      same(contentOf(facts), contentOf(await truth(store)));
      same(await rejection(second.seen(await log.pay('c5'), { timeout: 5_000 })), 'none');
      await second.close();
    });

    it('comes to whoever asks for what he just wrote, also where another leads', async ({
      log,
      store,
      readModel,
      again,
    }) => {
      const leader = contractFollow(store, readModel);
      await leader.seen(await log.pay('acme'));
      const standby = contractFollow(store, again);
      await standby.seen(await log.pay('acme', 4));
      same((await standby.facts()).rows('payments').length, 5);
      await leader.close();
      await standby.close();
    });

    it('is said to be late when it is', async ({ log, store, readModel }) => {
      await using following = contractFollow(store, readModel);
      await following.seen(await log.pay('acme'));
      const position = await log.pay('acme');
      const far = '9'.repeat(position.length) as typeof position;
      same(await rejection(following.seen(far, { timeout: 30 })), 'NOT_SEEN');
      same(await rejection(following.seen(far, { signal: AbortSignal.abort(new Error('left')) })), 'Error: left');
    });

    it('holds current figures, in the same transaction as the facts that they follow from', async (ground) => {
      const { log, store, readModel } = ground;
      const table = { name: 'paidInAll', version: 1, columns: { minor: 'number', lastNote: 'text' } } as const;
      const totals = {
        table,
        rows: (facts: Awaited<ReturnType<typeof truth>>, whose: ReadonlySet<string> | 'all') => {
          const { rows, length } = facts.indexed('payments');
          const sums = new Map<string, number>();
          for (let row = 0; row < length; row++) {
            const client = facts.clients.textOf(rows.client[row] ?? 0) ?? '';
            sums.set(client, (sums.get(client) ?? 0) + (rows.columns.minor[row] ?? 0));
          }
          return [...sums]
            .filter(([client]) => whose === 'all' || whose.has(client))
            .map(([clientId, minor]) => ({ clientId, values: { minor, lastNote: 'n' } }));
        },
      };
      await log.pay('acme', 2);
      await using following = contractFollow(store, readModel, { figures: [totals] });
      await log.pay('bolt', 1);
      await following.seen(await log.pay('acme', 1));
      const shape = { group: 'crm', tables: (await following.facts()).definitions, partitions: 1 };
      const generation = await readModel.generation({ ...shape, logId: (await store.head()).logId });
      await until(async () => (await readModel.figures(generation)).length > 0);
      same(
        [...(await readModel.figure(generation, table))],
        [
          ['acme', { minor: 301, lastNote: 'n' }],
          ['bolt', { minor: 100, lastNote: 'n' }],
        ],
      );
    });
  });
}
