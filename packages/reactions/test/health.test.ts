import { setTimeout as pause } from 'node:timers/promises';

import { StoreFailure } from '@clientele/core';

import { openSqliteReactionLog, type Reaction, runReactions, type RunOptions } from '../src/index.ts';
import { openStore, replaceable } from './logs.ts';
import { celebrate, clock, told, won } from './workbench.ts';

const number = expect.any(Number) as number;

async function bench() {
  const store = openStore(clock.read);
  const log = await openSqliteReactionLog(':memory:');
  const run = (more: Partial<RunOptions> = {}) =>
    runReactions({
      reactions: [celebrate],
      store,
      log,
      clock: clock.read,
      adapters: [told('test')],
      execute: () => Promise.resolve(),
      ...more,
    });
  return { store, log, run };
}

describe('the health of reactions', () => {
  it('says who leads and who stands by, and what waits, was refused and given up', async () => {
    const { store, log, run } = await bench();
    const adapter = told('test');
    adapter.fail = new Error('no way');
    await using running = await run({ adapters: [adapter], attempts: 1, worker: 'first' });
    await using other = await run({ worker: 'second' });
    await won(store, 'acme', 'd1');
    await running.settled();
    const entries = { waiting: 0, refused: 0, 'given-up': 1 };
    const well = { name: 'celebrate', ok: true, log: { ok: true, milliseconds: number }, entries };
    expect(await running.health()).toEqual([{ ...well, status: { kind: 'leading' } }]);
    expect(await other.health()).toEqual([{ ...well, status: { kind: 'standing-by' } }]);
    expect(await log.counts('another')).toEqual({ waiting: 0, refused: 0, 'given-up': 0 });
  });

  it('names the code of what fails, and is well again after it', async () => {
    let broken = true;
    const brittle: Reaction = {
      ...celebrate,
      react: (event, story) => {
        if (broken) throw new Error('of Ann Secret nothing is known');
        return celebrate.react(event, story);
      },
    };
    const { store, run } = await bench();
    let fail = (): void => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    await using running = await run({ reactions: [brittle], onError: fail });
    await won(store, 'acme', 'd1');
    await failed;
    const [reaction] = await running.health();
    expect(reaction).toMatchObject({ ok: false, status: { kind: 'failing', code: 'REACTION_FAILED' } });
    broken = false;
    await running.settled();
    expect(await running.health()).toMatchObject([{ ok: true, status: { kind: 'leading' } }]);
  });

  it('is well again when it hears the log of events again', async () => {
    const { store, run } = await bench();
    jest.spyOn(store, 'subscribe').mockImplementationOnce(() => {
      throw new StoreFailure('STORE_DENIED', 'log-1', 'log-1 refuses us');
    });
    let fail = (): void => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    await using running = await run({ onError: fail });
    await failed;
    expect(await running.health()).toMatchObject([{ ok: false, status: { code: 'STORE_DENIED' } }]);
    while (!(await running.health()).every(({ ok }) => ok)) await pause(5);
  });

  it('is not well where its log of events was replaced, nor once it is closed', async () => {
    const { store: first, run } = await bench();
    const { store, replace } = replaceable(first);
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await using running = await run({ store, onError: end });
    await won(store, 'acme', 'd1');
    await running.settled();
    replace(openStore(clock.read, 'log-2'));
    void running.settled().catch(() => undefined);
    await ended;
    expect(await running.health()).toMatchObject([{ ok: false }]);
    await running.close();
    await running.ended;
    expect(await running.health()).toMatchObject([{ ok: false, status: { kind: 'stopped' } }]);
  });

  it('answers though the log of reactions does not', async () => {
    const { log, run } = await bench();
    const mute = new Proxy(log, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name === 'counts') return () => new Promise(() => undefined);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await using running = await run({ log: mute });
    const [reaction] = await running.health({ timeout: 5 });
    expect(reaction).toMatchObject({ ok: false, log: { ok: false, code: 'NO_ANSWER' } });
    expect(reaction?.entries).toBeUndefined();
  });
});
