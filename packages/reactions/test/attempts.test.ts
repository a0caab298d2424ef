import { DeliveryRefused, type ReactionLog } from '../src/index.ts';
import { bench, clock, settle, told, won } from './workbench.ts';

describe('what could not be done', () => {
  const failing = async (fail: Error) => {
    const all = await bench({ attempts: 3 });
    const reactor = await all.open();
    await won(all.store, 'acme', 'd1');
    await reactor.react();
    all.adapter.fail = fail;
    return { ...all, reactor };
  };
  const later = (minutes: number) => {
    clock.set(new Date(Date.parse(clock.now) + minutes * 60_000).toISOString());
  };

  it('is tried again later, under the same id, and then no more', async () => {
    const { reactor, adapter, done, log } = await failing(new Error('nobody at home'));
    expect(await settle(reactor)).toMatchObject({ done: 1, waiting: 1 });
    expect(await settle(reactor)).toMatchObject({ done: 0, waiting: 0 });
    expect(Date.parse((await reactor.nextAttempt('test')) ?? '')).toBeGreaterThan(Date.parse(clock.now));
    adapter.fail = undefined;
    later(1);
    expect(await settle(reactor)).toMatchObject({ done: 1 });
    expect([adapter.all.length, done.length]).toEqual([1, 1]);
    expect(await log.entries('waiting')).toEqual([]);
  });

  it('is given up after the last attempt, shown to people, and tried again when they say so', async () => {
    const { reactor, adapter, log } = await failing(new Error('nobody at home'));
    for (let round = 0; round < 5; round++) {
      await settle(reactor);
      later(60);
    }
    expect(await log.entries('given-up')).toEqual([
      {
        reaction: 'celebrate',
        key: expect.stringMatching(/^celebrate\/1\/acme@0\/[^/]+\/won$/) as string,
        channel: 'test',
        state: 'given-up',
        attempts: 3,
        error: 'nobody at home',
      },
    ]);
    adapter.fail = undefined;
    const [{ key } = { key: '' }] = await log.entries('given-up');
    expect(await log.retry({ key })).toBe(1);
    expect(await settle(reactor)).toMatchObject({ done: 1 });
    expect(adapter.all).toHaveLength(1);
  });

  it('is not tried again when it was refused for good', async () => {
    const { reactor, log } = await failing(new DeliveryRefused('test', 'it answered 410'));
    expect(await settle(reactor)).toMatchObject({ refused: 1 });
    later(600);
    expect(await settle(reactor)).toMatchObject({ refused: 0, done: 0 });
    expect(await log.entries('refused')).toMatchObject([
      { channel: 'test', error: expect.stringContaining('410') as string },
    ]);
  });

  it('holds nobody else up: each adapter has a queue of its own', async () => {
    const [good, bad] = [told('good'), told('bad')];
    bad.fail = new Error('nobody at home');
    const { store, open } = await bench({ adapters: [good, bad] });
    const reactor = await open();
    await won(store, 'acme', 'd1');
    await reactor.react();
    await settle(reactor);
    bad.fail = undefined;
    later(1);
    await settle(reactor);
    expect(good.all).toEqual(bad.all);
    expect(good.all).toHaveLength(1);
  });

  it('is put back all together, or all of one channel, when people say so', async () => {
    const { reactor, store, adapter, log } = await failing(new DeliveryRefused('test', 'it answered 410'));
    await won(store, 'acme', 'd2');
    await reactor.react();
    expect(await settle(reactor)).toMatchObject({ refused: 2 });
    expect(await log.retry({ channel: 'commands' })).toBe(0);
    expect(await log.retry({ channel: 'test' })).toBe(2);
    expect(await settle(reactor)).toMatchObject({ refused: 2 });
    adapter.fail = undefined;
    expect(await log.retry({})).toBe(2);
    expect(await settle(reactor)).toMatchObject({ done: 2 });
  });

  it('is told twice, under one id, only where the program ends between telling and marking', async () => {
    const { store, log, adapter, open } = await bench();
    const reactor = await open({ log: dyingOnce(log) });
    await won(store, 'acme', 'd1');
    await reactor.react();
    await expect(settle(reactor)).rejects.toThrow('killed');
    const next = await open();
    await next.react();
    await settle(next);
    await settle(next);
    expect(adapter.all.map(({ id }) => id)).toEqual([adapter.all[0]?.id, adapter.all[0]?.id]);
  });
});

/** The log of a program that ends right before it marks its first notification as told. */
function dyingOnce(log: ReactionLog): ReactionLog {
  return new Proxy(log, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'settle') return value.bind(target) as unknown;
      return (...[lead, entry, outcome]: Parameters<ReactionLog['settle']>) =>
        entry.channel === 'test' ? Promise.reject(new Error('killed')) : target.settle(lead, entry, outcome);
    },
  });
}
