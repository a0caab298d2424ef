import { openMemoryStore } from '@clientele/core';

import type { Notice } from '../following/notice.ts';
import { contractClock, contractFollow, ContractLog, contractTables } from './contract-company.ts';
import { rejection, same, until } from './expect.ts';
import { contentOf, type ContractGround } from './read-model-contract.ts';
import { truth } from './truth.ts';

export function generationsAreSwapped({ describe, it }: ContractGround): void {
  describe('a new version of a table', () => {
    it('is built beside the old one, through a restart, and then takes its place', async ({
      log,
      store,
      readModel,
      again,
    }) => {
      for (let client = 0; client < 20; client++) await log.pay(`c${String(client)}`, 200);
      const old = contractFollow(store, readModel);
      await old.seen(await log.pay('acme'));
      const notices: Notice[] = [];
      const newer = { tables: contractTables(2), onNotice: (notice: Notice) => notices.push(notice) };
      // The first to build it is stopped half-way.
      const pages: number[] = [];
      const builder = contractFollow(store, again, {
        ...newer,
        onNotice: (notice) => {
          newer.onNotice(notice);
          if (notice.kind === 'kept') pages.push(notice.events);
          if (pages.length === 3) void builder.close();
        },
      });
      await until(() => pages.length >= 3);
      await builder.close();
      same((await old.facts()).rows('payments').length, 4_001);
      const finisher = contractFollow(store, again, newer);
      await finisher.seen(await log.pay('acme'), { timeout: 20_000 });
      await until(() => notices.some(({ kind }) => kind === 'promoted'));
      const kinds = notices.map(({ kind }) => kind);
      same(kinds.filter((kind) => kind === 'rebuild').length, 1);
      // What was replayed is not told as news.
      const live = notices.flatMap((notice) => (notice.kind === 'kept' && notice.live ? [notice.events] : []));
      same(live.reduce((sum, events) => sum + events, 0) <= 1, true);
      same(contentOf(await finisher.facts()).log, contentOf(await truth(store)).log);
      // The older program may not put its tables back.
      same(await rejection(until(async () => (await old.facts(), false))), 'NEWER_READ_MODEL');
      await old.close();
      await finisher.close();
    });

    it('is built for another log under the same name', async ({ log, store, readModel }) => {
      const first = contractFollow(store, readModel);
      await first.seen(await log.pay('acme', 5));
      await first.close();
      const restored = openMemoryStore({ clock: contractClock });
      const notices: Notice[] = [];
      const second = contractFollow(restored, readModel, { onNotice: (notice) => notices.push(notice) });
      await second.seen(await new ContractLog(restored).pay('bolt', 2));
      same((await second.facts()).rows('payments').length, 2);
      same(
        notices.find(({ kind }) => kind === 'rebuild'),
        { kind: 'rebuild', generation: 2, because: 'another-log' },
      );
      await second.close();
    });

    it('is built where the log lost what was folded already', async ({ log, readModel, store }) => {
      const { logId } = await store.head();
      const first = contractFollow(store, readModel);
      await first.seen(await log.pay('acme', 5));
      await first.close();
      const restored = openMemoryStore({ clock: contractClock, logId });
      const notices: Notice[] = [];
      const again = new ContractLog(restored);
      await again.pay('bolt', 2);
      const second = contractFollow(restored, readModel, { onNotice: (notice) => notices.push(notice) });
      await second.seen(await again.pay('bolt', 6));
      same((await second.facts()).rows('payments').length, 8);
      same(notices[0], { kind: 'log-mismatch', generation: 1 });
      await second.close();
    });
  });
}
