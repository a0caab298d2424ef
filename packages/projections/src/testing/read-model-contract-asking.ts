import { contractFollow, contractTables, poison } from './contract-company.ts';
import { rejection, same, until } from './expect.ts';
import { instead } from './instead.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { slowly } from './slowly.ts';
import { truth } from './truth.ts';

export function askersAreAnswered({ describe, it }: ContractGround): void {
  describe('who asks a group', () => {
    it('waits no longer than he said, and leaves when he likes, while the read model is away', async (ground) => {
      const { log, store, readModel } = ground;
      const position = await log.pay('acme');
      const away = instead(readModel, { generation: () => new Promise(() => undefined) });
      const following = contractFollow(store, away);
      const late = { timeout: 20 };
      const leaving = { signal: AbortSignal.abort(new Error('left')) };
      for (const options of [late, leaving])
        same(
          await Promise.all(
            [
              following.seen(position, options),
              following.facts(options),
              following.parked(options),
              following.waiting(options),
              following.unknown(options),
              following.retry('acme', options),
            ].map(rejection),
          ),
          new Array(6).fill(options === late ? 'NOT_SEEN' : 'Error: left'),
        );
      const left = new AbortController();
      const seen = rejection(following.seen(position, { signal: left.signal }));
      left.abort(new Error('left meanwhile'));
      same(await seen, 'Error: left meanwhile');
      await following.close();
    });

    it('is answered when what was amiss has passed', async ({ log, store, readModel }) => {
      let failures = 3;
      const failing = instead(readModel, {
        states: (generation) =>
          failures-- > 0 ? Promise.reject(new Error('the line was cut')) : readModel.states(generation),
      });
      await using following = contractFollow(store, failing);
      same(await rejection(following.seen(await log.pay('acme'), { timeout: 20_000 })), 'none');
      failures = Infinity;
      same(await rejection(following.unknown({ timeout: 20 })), 'NOT_SEEN');
    });

    it('gets no facts of a generation that is half built, and waits for it', async (ground) => {
      const { log, store, readModel, again } = ground;
      await log.pay('acme', 50);
      const old = contractFollow(store, readModel);
      await old.seen(await log.pay('bolt'));
      let go: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      let kept = 0;
      const halting = instead(again, {
        keep: async (lead, page) => {
          if (kept++ === 1) await gate;
          return again.keep(lead, page);
        },
      });
      const newer = { tables: contractTables(2), batch: 20, lease: 60_000 };
      const builder = contractFollow(slowly(store, 0), halting, newer);
      const last = await log.pay('acme');
      await until(() => kept === 2);
      same(await rejection(builder.facts({ timeout: 20 })), 'NOT_SEEN');
      same(await rejection(builder.seen(last, { timeout: 20 })), 'NOT_SEEN');
      await old.seen(last);
      same((await old.facts()).rows('payments').length, 52);
      const waiting = builder.facts({ timeout: 20_000 });
      go();
      same(contentOf(await waiting), contentOf(await truth(store)));
      await builder.close();
      await old.close();
    });

    it('gets facts once where an earlier loading broke off', async ({ log, store, readModel, again }) => {
      const leader = contractFollow(store, readModel);
      await leader.seen(await log.pay('acme', 3));
      let breaks = false;
      const breaking = instead(again, {
        load: async (lane, facts, mark) => {
          const loaded = await again.load(lane, facts, mark);
          if (!breaks) return loaded;
          breaks = false;
          throw new Error('the line was cut');
        },
      });
      const standby = contractFollow(store, breaking, { lease: 60_000 });
      await standby.facts();
      await leader.seen(await log.pay('acme', 3));
      breaks = true;
      same(contentOf(await standby.facts()), contentOf(await truth(store)));
      await standby.close();
      await leader.close();
    });

    it('hears how many clients wait, and each event of the company once, whatever the partitions', async (ground) => {
      const { log, store, readModel, again } = ground;
      poison.mended = false;
      await log.pay('acme', ['a', null]);
      await log.pay('acme', 2);
      await log.pay('bolt', ['a', null]);
      await log.pay('company', ['a', null]);
      const last = await log.pay('cargo');
      const workers = [readModel, again].map((model, index) =>
        contractFollow(store, model, { partition: { of: 2, index } }),
      );
      for (const worker of workers) await worker.seen(last);
      for (const worker of workers) {
        same(await worker.waiting(), { clients: 3, events: 5 });
        same((await worker.parked()).length, 5);
      }
      for (const worker of workers) await worker.close();
      const keeping = [readModel, again].map((model, index) =>
        contractFollow(store, model, {
          group: 'keeping',
          partition: { of: 2, index },
          unknownEvents: { policy: 'keep', known: new Set() },
        }),
      );
      for (const worker of keeping) await worker.seen(last);
      for (const worker of keeping) {
        same([(await worker.unknown())['Paid'], (await worker.parked()).length], [6, 6]);
        same(await worker.waiting(), { clients: 0, events: 0 });
      }
      for (const worker of keeping) await worker.close();
    });
  });
}
