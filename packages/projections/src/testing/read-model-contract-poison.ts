import { contractFollow, poison } from './contract-company.ts';
import { rejection, same, until } from './expect.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { truth } from './truth.ts';

export function poisonIsParked({ describe, it }: ContractGround): void {
  describe('an event that cannot be folded', () => {
    it('is set aside with what comes later of its client, while the rest flows, until it is retried', async (ground) => {
      const { log, store, readModel, again } = ground;
      poison.mended = false;
      const following = contractFollow(store, readModel);
      await log.pay('acme', 2);
      await log.pay('acme', ['a', null]);
      await log.pay('acme', 2);
      await following.seen(await log.pay('bolt', 2));
      const parked = async () =>
        (await following.parked()).map(({ event, kind }) => `${event.clientId}@${String(event.revision)} ${kind}`);
      same(await parked(), ['acme@2 poison', 'acme@3 waiting', 'acme@4 waiting']);
      const [first] = await following.parked();
      const current = await again.current('crm');
      same(current === undefined ? -1 : (await again.parked(current)).length, 3);
      same(await again.current('nobody'), undefined);
      same(first?.error?.includes('a line has no text'), true);
      const facts = await following.facts();
      same([facts.rows('payments').length, facts.log.events], [4, 7]);
      await following.close();

      // Another process goes on where this one was, and knows who waits.
      const next = contractFollow(store, again);
      await next.seen(await log.pay('acme'));
      same((await next.retry('bolt')).length, 4);
      same((await next.retry()).length, 4);
      poison.mended = true;
      try {
        same(await next.retry('acme'), []);
        await next.seen(await log.pay('acme'));
        same(contentOf(await next.facts()), contentOf(await truth(store)));
      } finally {
        poison.mended = false;
        await next.close();
      }
    });

    it('of an unknown type stops, is skipped and counted, or is kept until a program knows it', async (ground) => {
      const { log, store, readModel } = ground;
      const end = await log.pay('acme', 2);
      const unknownEvents = (policy: 'stop' | 'skip' | 'keep', ...known: string[]) => ({
        unknownEvents: { policy, known: new Set(known) },
      });
      const stopped = contractFollow(store, readModel, { group: 'stops', ...unknownEvents('stop') });
      same(await rejection(until(async () => (await stopped.facts(), false))), 'UNKNOWN_EVENT_TYPE');
      await stopped.close();
      for (const [policy, kept] of [
        ['skip', 0],
        ['keep', 2],
      ] as const) {
        const group = `group_${policy}`;
        const following = contractFollow(store, readModel, { group, ...unknownEvents(policy) });
        await following.seen(end);
        same([(await following.parked()).length, (await following.unknown())['Paid']], [kept, 2]);
        await following.close();
        const knowing = contractFollow(store, readModel, { group, ...unknownEvents(policy, 'Paid') });
        same(await knowing.retry(), []);
        await until(async () => (await knowing.facts()).rows('payments').length === kept);
        await knowing.close();
      }
    });
  });
}
