import { setTimeout as pause } from 'node:timers/promises';

import type { SubscribeOptions } from '@clientele/core';
import { systemTimer, type Timer } from '@clientele/projections';

import { openSqliteReactionLog, type Reaction, runReactions, type RunOptions, subscription } from '../src/index.ts';
import { openStore, replaceable } from './logs.ts';
import { celebrate, clock, hanging, told, won } from './workbench.ts';

async function bench(more: Partial<RunOptions> = {}) {
  const store = openStore(clock.read);
  const log = await openSqliteReactionLog(':memory:');
  const heard = subscription();
  const errors: unknown[] = [];
  const run = (others: Partial<RunOptions> = {}) =>
    runReactions({
      reactions: [celebrate],
      store,
      log,
      clock: clock.read,
      adapters: [heard],
      execute: () => Promise.resolve(),
      onError: (error) => errors.push(error),
      ...more,
      ...others,
    });
  return { store, log, told: heard, errors, run };
}

/** The next notification that comes by itself. */
const next = ({ notifications$ }: ReturnType<typeof subscription>) =>
  new Promise<string>((resolve) => {
    const listening = notifications$.subscribe(({ clientId }) => {
      resolve(clientId);
      queueMicrotask(() => {
        listening.unsubscribe();
      });
    });
  });

describe('reactions at work', () => {
  it('hear of an event by themselves', async () => {
    const { store, told, run } = await bench();
    await using _running = await run();
    const heard = next(told);
    await won(store, 'acme', 'd1');
    expect(await heard).toBe('acme');
  });

  it('keep a notification until somebody subscribes, and hand it over then', async () => {
    const { store, told, run, log } = await bench();
    await using running = await run();
    await won(store, 'acme', 'd1');
    await running.settled();
    expect(await log.entries('waiting')).toMatchObject([{ channel: 'subscription', attempts: 0 }]);
    expect(await next(told)).toBe('acme');
    await running.settled();
    expect(await log.entries('waiting')).toEqual([]);
  });

  it('go on after a failure, and say what it was', async () => {
    let failures = 0;
    const brittle: Reaction = {
      ...celebrate,
      react(event, story) {
        if (failures++ === 0) throw new Error('the disk is full');
        return celebrate.react(event, story);
      },
    };
    const { store, told, errors, run } = await bench({ reactions: [brittle] });
    await using running = await run();
    const heard = next(told);
    await won(store, 'acme', 'd1');
    await running.settled();
    expect(await heard).toBe('acme');
    expect(errors).toMatchObject([{ code: 'REACTION_FAILED', reference: 'acme@0' }]);
  });

  it('do what is to be done while an adapter hangs, each in its own queue', async () => {
    const { store, errors, run } = await bench();
    const dead = hanging('dead');
    const alive = told('alive');
    const done: string[] = [];
    const execute = (clientId: string) => Promise.resolve(done.push(clientId));
    const running = await run({ adapters: [dead, alive], execute });
    await won(store, 'acme', 'd1');
    await dead.reached;
    await won(store, 'later', 'd2');
    while (!done.includes('later') || alive.all.length < 2) await pause(1);
    expect(dead.all).toHaveLength(1);
    dead.letGo();
    await running.close();
    expect(errors).toEqual([]);
  });

  it('end what is under way when they are closed, and leave the rest for the next time', async () => {
    const { store, log, run } = await bench();
    const slow = hanging('slow');
    const running = await run({ adapters: [slow] });
    for (let n = 0; n < 60; n++) await won(store, `c${n}`, 'd');
    await slow.reached;
    const closed = running.close();
    slow.letGo();
    await closed;
    expect(slow.all).toHaveLength(1);
    expect(slow.told?.aborted).toBe(true);
    const again = await run({ adapters: [slow] });
    await again.settled();
    expect(slow.all).toHaveLength(60);
    expect(await log.entries('waiting')).toEqual([]);
    await again.close();
  });

  it('end though an adapter hangs, and leave what it was told for the next time', async () => {
    const { store, log, errors, run } = await bench();
    const dead = hanging('test');
    // Nobody waits for real: what is given some seconds has had them.
    const timer: Timer = {
      elapsed: () => systemTimer.elapsed(),
      sleep: (milliseconds, signal) => systemTimer.sleep(milliseconds === 5_000 ? 1 : milliseconds, signal),
    };
    const running = await run({ adapters: [dead], timer });
    await won(store, 'acme', 'd1');
    await dead.reached;
    await running.close();
    expect(await log.entries('waiting')).toMatchObject([{ channel: 'test', attempts: 0 }]);
    const alive = told('test');
    const again = await run({ adapters: [alive] });
    await again.settled();
    expect(alive.all).toEqual(dead.all);
    dead.letGo();
    await again.close();
    expect(errors).toEqual([]);
  });

  it('stop when another log is put in the place of theirs, and say so', async () => {
    const { store, replace } = replaceable(openStore(clock.read));
    const adapter = told('test');
    const { errors, run } = await bench({ store, adapters: [adapter] });
    await using running = await run();
    await won(store, 'acme', 'd1');
    await running.settled();
    replace(openStore(clock.read, 'log-2'));
    await won(store, 'bolt', 'd2');
    await expect(running.settled()).rejects.toMatchObject({ code: 'FOREIGN_LOG', reaction: 'celebrate' });
    expect(errors[0]).toMatchObject({ code: 'FOREIGN_LOG' });
    expect(adapter.all.map(({ data }) => data['dealId'])).toEqual(['d1']);
  });

  it('are not begun where two have one name', async () => {
    const { run, told } = await bench();
    await expect(run({ reactions: [celebrate, celebrate] })).rejects.toMatchObject({
      code: 'NAME_TAKEN',
      taken: 'celebrate',
    });
    await expect(run({ adapters: [told, told] })).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(run({ adapters: [subscription({ name: 'commands' })] })).rejects.toMatchObject({ code: 'NAME_TAKEN' });
  });

  it('leave no subscription behind when they are closed', async () => {
    const { store, run } = await bench();
    let open = 0;
    let opened = 0;
    const counted = new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name === 'subscribe') return (options: SubscribeOptions) => counting(target.subscribe(options));
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    async function* counting(messages: ReturnType<typeof store.subscribe>) {
      open += 1;
      opened += 1;
      try {
        yield* messages;
      } finally {
        open -= 1;
      }
    }
    for (let cycle = 0; cycle < 20; cycle++) {
      const running = await run({ store: counted });
      await running.settled();
      await running.close();
      await running.settled();
    }
    expect([opened, open]).toEqual([20, 0]);
  });
});
