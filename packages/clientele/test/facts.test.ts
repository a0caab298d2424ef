import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { factTable } from '@clientele/core';
import { eur, funnel, openClientele, openDeal, recordPayment, register } from 'clientele';
import { firstValueFrom, lastValueFrom, take, tap, toArray } from 'rxjs';

import { tickingClock } from './ticking-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const clock = tickingClock('2026-03-01T09:00:00Z');
const open = (name: string) => openClientele({ store: join(folder, name), actor: 'ann', clock });

describe('facts', () => {
  it('count what was just appended', async () => {
    await using clientele = await open('just.db');
    await clientele.client('acme').do([register({ kind: 'organisation', name: 'Acme' }), openDeal({})]);
    expect(funnel.report(await clientele.facts(funnel)).stages['presentation']?.reached).toBe(1);
    await clientele.client('acme').do(openDeal({}));
    expect(funnel.report(await clientele.facts(funnel)).stages['presentation']?.reached).toBe(2);
  });

  it('are told as they grow: first that they have caught up, then whom each change is about', async () => {
    await using clientele = await open('live.db');
    await clientele.client('acme').do(register({ kind: 'organisation', name: 'Acme' }));
    const reached: unknown[] = [];
    const count = tap(({ facts }: { facts: Parameters<typeof funnel.report>[0] }) =>
      reached.push(funnel.report(facts).stages['presentation']?.reached),
    );
    const told = firstValueFrom(clientele.changes$(funnel).pipe(count, take(3), toArray()));
    await clientele.facts(funnel);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await clientele.client('acme').do(openDeal({}));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await clientele
      .client('zenith')
      .do([register({ kind: 'organisation', name: 'Zenith' }), recordPayment({ amount: eur('1.00') })]);
    const [first, second, third] = await told;
    expect(first).toMatchObject({ kind: 'caught-up' });
    expect(second).toMatchObject({ kind: 'changed', clientIds: new Set(['acme']) });
    expect(third).toMatchObject({ kind: 'changed', clientIds: new Set(['zenith']) });
    expect(reached).toEqual([0, 1, 1]);
  });

  it('are told to their end when the log is closed', async () => {
    const clientele = await open('closed.db');
    const end = lastValueFrom(clientele.changes$(funnel));
    await clientele.facts(funnel);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await clientele.close();
    expect(await end).toMatchObject({ kind: 'caught-up' });
    await expect(lastValueFrom(clientele.changes$(funnel), { defaultValue: 'nothing' })).resolves.toBe('nothing');
  });

  it('are the same from a snapshot as from the log, and a damaged snapshot is only a slower start', async () => {
    const report = async () => {
      await using clientele = await openClientele({
        store: join(folder, 'snap.db'),
        actor: 'ann',
        clock,
        snapshotEvery: 1,
      });
      return funnel.report(await clientele.facts(funnel), { at: '2026-03-02', knownAt: '2026-03-02' });
    };
    {
      await using clientele = await open('snap.db');
      await clientele.client('acme').do([register({ kind: 'organisation', name: 'Acme' }), openDeal({}), openDeal({})]);
    }
    const first = await report();
    const [snapshot = ''] = readdirSync(join(folder, 'snap.db.facts'));
    expect(snapshot).toMatch(/\.snapshot$/);
    expect(await report()).toEqual(first);
    writeFileSync(join(folder, 'snap.db.facts', snapshot), 'nothing that anybody could read');
    expect(await report()).toEqual(first);
  });
});

describe('tables of facts', () => {
  it('of different kinds cannot be read under one name', async () => {
    await using clientele = await open('names.db');
    const own = factTable({ name: 'deals', version: 1, columns: { dealId: 'text' }, folds: {} });
    expect(() => clientele.facts(funnel, { tables: { deals: own } })).toThrow('give the one of your own another name');
  });
});
