import { contractFollow } from './contract-company.ts';
import { same } from './expect.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { truth } from './truth.ts';

export function partitionsMerge({ describe, it }: ContractGround): void {
  describe('workers that divide the clients among them', () => {
    for (const of of [1, 2, 7])
      it(`hold together what one would hold: ${String(of)}`, async ({ log, store, readModel, again }) => {
        for (let client = 0; client < 25; client++) await log.pay(`c${String(client)}`, 3);
        await log.pay('company', 2);
        const workers = Array.from({ length: of }, (_, index) =>
          contractFollow(store, index % 2 === 0 ? readModel : again, { partition: { of, index } }),
        );
        for (let client = 0; client < 25; client++) await log.pay(`c${String(client)}`, 2);
        const last = await log.pay('acme');
        for (const worker of workers) {
          await worker.seen(last, { timeout: 20_000 });
          const facts = await worker.facts();
          same(contentOf(facts), contentOf(await truth(store)));
          same(facts.position, last);
        }
        for (const worker of workers) await worker.close();
      });
  });
}
