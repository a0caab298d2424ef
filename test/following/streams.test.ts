import { StoreFailure, type Transition } from '@clientele/core';
import { lifecycle } from '@clientele/lifecycle';
import { eur, openClientele, openMemoryStore, openMemoryVault, recordPayment, register } from 'clientele';
import { config, firstValueFrom, map, take } from 'rxjs';

import { stillHeld } from './collected.ts';
import { countedStore } from './counted-store.ts';
import { settled } from './fake-time.ts';
import { FollowedCompany, paid } from './followed-company.ts';

const open: FollowedCompany[] = [];
const companyAt = (at: string): FollowedCompany => {
  const company = new FollowedCompany(at);
  open.push(company);
  return company;
};
afterEach(async () => {
  config.onUnhandledError = null;
  for (const company of open.splice(0)) await company.close();
});

describe('Streams of transitions', () => {
  it('that begin now are computed once for all subscribers, and no more when the last has left', async () => {
    let runs = 0;
    let computed = 0;
    const counted = {
      ...lifecycle,
      transitions: (policy?: Parameters<typeof lifecycle.transitions>[0]) => {
        const { between, next } = lifecycle.transitions(policy);
        const count: typeof between = (...args) => {
          computed += 1;
          return between(...args);
        };
        runs += 1;
        return { between: count, next };
      },
    };
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    const baseline = company.time.sleeping;
    const told: string[] = [];
    const subscriptions = ['a', 'b', 'c'].map((name) =>
      following.changes$(counted).subscribe(({ clientId }) => told.push(`${name} ${clientId}`)),
    );
    await settled();
    const before = computed;
    await company.happens(paid('acme'));
    expect(told).toEqual(['a acme', 'b acme', 'c acme']);
    expect([runs, computed - before]).toEqual([1, 1]);
    for (const subscription of subscriptions) subscription.unsubscribe();
    await company.happens(paid('bolt'));
    expect(told).toHaveLength(3);
    expect(computed - before).toBe(1);
    expect(company.time.sleeping).toBe(baseline);
  });

  it('go on for the others when one of them throws, which is its host to hear of', async () => {
    const unheard: unknown[] = [];
    config.onUnhandledError = (error: unknown) => unheard.push(error);
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    const told: string[] = [];
    const failed: unknown[] = [];
    following.changes$(lifecycle).subscribe(() => {
      throw new Error('nobody answers the phone');
    });
    const throwing = map((): string => {
      throw new Error('no such number');
    });
    following
      .changes$(lifecycle)
      .pipe(throwing)
      .subscribe({ error: (error: unknown) => failed.push(error) });
    following.changes$(lifecycle).subscribe(({ clientId }) => told.push(clientId));
    await company.happens(paid('acme'));
    await company.happens(paid('bolt'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(told).toEqual(['acme', 'bolt']);
    expect(unheard.map(String)).toEqual(Array(2).fill('Error: nobody answers the phone'));
    expect(failed.map(String)).toEqual(['Error: no such number']);
  });

  it('wait for a store that is away, and end with what only a person can mend', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    await company.happens(paid('acme'));
    const counted = countedStore(company.store);
    const following = await company.follow({ store: counted.store });
    const since = { logId: 'log-1', clock: company.time.clock() };
    let reads = 0;
    counted.onRead = () => {
      if ((reads += 1) < 3) throw new StoreFailure('STORE_UNAVAILABLE', 'memory', 'the server is away');
    };
    const first = firstValueFrom(following.changes$(lifecycle, { since }).pipe(take(1)));
    await company.time.goTo('2026-01-01T01:00:00Z');
    expect(await first).toMatchObject({ clientId: 'acme', to: 'new' });
    expect(reads).toBe(3);
    counted.onRead = () => {
      throw new StoreFailure('STORE_DAMAGED', 'memory', 'a page is unreadable');
    };
    await expect(firstValueFrom(following.changes$(lifecycle, { since }))).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
    });
  });

  it('end with what the question throws, and begin anew for who subscribes again', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    let fails = true;
    const failing = {
      ...lifecycle,
      transitions: () => ({
        ...lifecycle.transitions(),
        next: () => {
          if (fails) throw new RangeError('no such month');
          return undefined;
        },
      }),
    };
    const signals = following.changes$(failing, { signals: true });
    await expect(firstValueFrom(signals)).rejects.toThrow('no such month');
    fails = false;
    expect(await firstValueFrom(signals)).toMatchObject({ kind: 'caught-up' });
  });

  it('refuse a checkpoint of another log', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    const since = { logId: 'log-2', clock: company.time.clock() };
    await expect(firstValueFrom(following.changes$(lifecycle, { since }))).rejects.toMatchObject({
      code: 'CHECKPOINT_OF_ANOTHER_LOG',
    });
  });

  it('are complete when the following is closed, for those who come later too', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const following = await company.follow();
    let ends = 0;
    const complete = () => (ends += 1);
    following.changes$(lifecycle).subscribe({ complete });
    following.changes$().subscribe({ complete });
    await following.close();
    following.changes$(lifecycle).subscribe({ complete });
    following.changes$().subscribe({ complete });
    expect(ends).toBe(4);
    expect(company.time.sleeping).toBe(0);
  });

  it('are told by a worker that takes the lead, after the checkpoint that is found then', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const first = await company.follow();
    const second = await company.follow();
    const told: string[] = [];
    let kept: Parameters<typeof JSON.stringify>[0];
    const listen = (name: string, following: typeof first) =>
      following.changes$(lifecycle, { since: () => kept as undefined }).subscribe((one) => {
        told.push(`${name} ${one.clientId}`);
        kept = one.checkpoint;
      });
    listen('first', first);
    listen('second', second);
    await company.happens(paid('acme'));
    await first.close();
    await company.happens(paid('bolt'));
    await company.time.goTo('2026-03-01T00:00:00Z');
    await company.happens(paid('cask'));
    expect(told).toEqual(['first acme', 'second bolt', 'second cask']);
  });
});

const cycles = 500;

/** Each in a function of its own: a loop of the test would hold the last one itself. */
async function oneAfterTheOther(
  comeAndGo: (cycle: number) => Promise<WeakRef<object>>,
): Promise<readonly WeakRef<object>[]> {
  const gone: WeakRef<object>[] = [];
  for (let cycle = 0; cycle < cycles; cycle++) gone.push(await comeAndGo(cycle));
  return gone;
}

describe('Nothing is left behind', () => {
  it('by 500 subscribers of a following that have gone: no timer, no subscription, no memory', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const counted = countedStore(company.store);
    const following = await company.follow({ store: counted.store });
    const baseline = [company.time.sleeping, counted.subscriptions];
    const since = { logId: 'log-1', clock: company.time.clock() };
    const comeAndGo = async (cycle: number): Promise<WeakRef<object>> => {
      const told: Transition[] = [];
      const streams = [following.changes$(lifecycle), following.changes$(lifecycle, { since, to: 'lost' })];
      const subscriptions = streams.map((stream) => stream.subscribe((transition) => told.push(transition)));
      const pages = following.changes$().subscribe(() => told.length);
      if (cycle % 10 === 0) await settled();
      for (const subscription of [...subscriptions, pages]) subscription.unsubscribe();
      return new WeakRef(told);
    };
    const subscribers = await oneAfterTheOther(comeAndGo);
    await company.happens(paid('acme'));
    expect([company.time.sleeping, counted.subscriptions]).toEqual(baseline);
    expect(await stillHeld(subscribers)).toBe(0);
  });

  it('by 500 subscribers of the facts that have gone', async () => {
    const company = companyAt('2026-01-01T00:00:00Z');
    const counted = countedStore(openMemoryStore({ clock: company.time.clock }));
    await using clientele = await openClientele({
      store: counted.store,
      vault: openMemoryVault(),
      actor: 'ann',
      clock: company.time.clock,
    });
    await clientele.client('acme').do(register({ kind: 'organisation', name: 'Acme Ovens' }));
    await clientele.facts(lifecycle);
    const subscribers = await oneAfterTheOther(async (cycle) => {
      const told: unknown[] = [];
      const subscriptions = [1, 2].map(() => clientele.changes$(lifecycle).subscribe((change) => told.push(change)));
      if (cycle % 5 === 0) await settled();
      if (cycle % 5 === 0) expect(counted.subscriptions).toBe(1);
      if (cycle % 50 === 0) await clientele.client('acme').do(recordPayment({ amount: eur('1.00') }));
      for (const subscription of subscriptions) subscription.unsubscribe();
      return new WeakRef(told);
    });
    await settled();
    expect(counted.opened).toBeGreaterThanOrEqual(cycles / 5);
    expect(counted.subscriptions).toBe(0);
    expect(await stillHeld(subscribers)).toBe(0);
  });
});
