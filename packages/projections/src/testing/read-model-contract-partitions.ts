import type { Facts } from '@clientele/core';

import { contractFollow, contractTables, type ContractTables } from './contract-company.ts';
import { same } from './expect.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { truth } from './truth.ts';

type Received = Readonly<{ payments: number; minor: number; events: number }>;

/** A question whose report is added up from partial results: what clients paid, and how many events the log holds. */
const received = {
  tables: { payments: contractTables().payments },
  partial(facts: Facts<ContractTables>): Received {
    const { client, columns, length } = facts.rows('payments');
    const company = facts.clients.find('company');
    let [payments, minor] = [0, 0];
    for (let row = 0; row < length; row++) {
      if (client[row] === company) continue;
      payments++;
      minor += columns.minor[row] ?? 0;
    }
    return { payments, minor, events: facts.log.events };
  },
  merge: (partials: readonly Received[]): Received => ({
    payments: partials.reduce((sum, { payments }) => sum + payments, 0),
    minor: partials.reduce((sum, { minor }) => sum + minor, 0),
    events: partials.reduce((sum, { events }) => sum + events, 0),
  }),
  report: (facts: Facts<ContractTables>): Received => received.merge([received.partial(facts)]),
};

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
          same(await worker.report(received), received.report(await truth(store)));
        }
        for (const worker of workers) await worker.close();
      });
  });
}
