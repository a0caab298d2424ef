import { setTimeout as pause } from 'node:timers/promises';

import { openSqliteReactionLog, type ReactionLog, runReactions, type RunOptions } from '../src/index.ts';
import { openStore, replaceable, tell } from './logs.ts';
import { celebrate, clock, told, won } from './workbench.ts';

/** Two workers on one log; what each does is told apart. */
async function team() {
  const store = openStore(clock.read);
  const log = await openSqliteReactionLog(':memory:');
  const errors: unknown[] = [];
  const worker = async (name: string, more: Partial<RunOptions> = {}) => {
    const adapter = told('test');
    const running = await runReactions({
      reactions: [celebrate],
      store,
      log,
      clock: clock.read,
      worker: name,
      // Long enough for a busy machine; who stands by looks every third of it.
      lease: 2_000,
      adapters: [adapter],
      execute: () => Promise.resolve(),
      onError: (error) => errors.push(error),
      ...more,
    });
    return { running, deals: () => adapter.all.map(({ data }) => data['dealId']) };
  };
  return { store, log, errors, worker };
}

/** The log as a worker sees it whose process dies or falls asleep: nothing gets through until it wakes. */
function cut(log: ReactionLog) {
  let isCut = false;
  let wake = (): void => undefined;
  const awake = new Promise<void>((resolve) => (wake = resolve));
  const seen = new Proxy(log, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const call = (args: readonly unknown[]): unknown => Reflect.apply(value, target, args);
      return (...args: unknown[]) => (isCut ? awake.then(() => call(args)) : call(args));
    },
  });
  return {
    seen,
    sleep: () => {
      isCut = true;
    },
    wake,
  };
}

describe('a worker that finds another one leading', () => {
  it('stands by, does nothing, and takes over when the other is closed', async () => {
    const { store, errors, worker } = await team();
    const first = await worker('first', { lease: 60_000 });
    const second = await worker('second');
    await won(store, 'acme', 'd1');
    // Of a type that the reaction does not read: it need not be read to know that all is done.
    await tell(store, 'acme', 'NoteAdded', { text: { sealed: 'x' } }, '2026-03-01T08:30:00Z');
    await second.running.settled();
    expect([first.deals(), second.deals()]).toEqual([['d1'], []]);
    await first.running.close();
    await won(store, 'acme', 'd2');
    await second.running.settled();
    expect([first.deals(), second.deals()]).toEqual([['d1'], ['d2']]);
    await second.running.close();
    expect(errors).toEqual([]);
  });

  it('takes over when the other gives no sign of life, which does nothing more when it wakes', async () => {
    const { store, log, errors, worker } = await team();
    const { seen, sleep, wake } = cut(log);
    const first = await worker('first', { log: seen, lease: 100 });
    await won(store, 'acme', 'd1');
    await first.running.settled();
    const second = await worker('second');
    sleep();
    await won(store, 'acme', 'd2');
    await second.running.settled();
    wake();
    await first.running.settled();
    expect([first.deals(), second.deals()]).toEqual([['d1'], ['d2']]);
    expect(errors).toMatchObject([{ code: 'LEAD_LOST' }]);
    await Promise.all([first.running.close(), second.running.close()]);
  });

  it('is there again after it has lost the lead to somebody else', async () => {
    const { store, log, errors, worker } = await team();
    const first = await worker('first');
    const claimed = await log.claim(celebrate.name, 'first', 100);
    await won(store, 'acme', 'd1');
    await first.running.settled();
    expect(errors).toMatchObject([{ code: 'LEAD_LOST' }]);
    expect(first.deals()).toEqual(['d1']);
    expect(claimed?.checkpoint).toBeDefined();
    await first.running.close();
  });

  it('of another log is refused, also where it was told to begin anew', async () => {
    const { store, errors, worker } = await team();
    const first = await worker('first', { lease: 60_000 });
    const other = openStore(clock.read, 'log-2');
    for (const restart of [false, true])
      await expect(worker('second', { store: other, restart })).rejects.toMatchObject({ code: 'FOREIGN_LOG' });
    await won(store, 'acme', 'd1');
    await first.running.settled();
    expect(first.deals()).toEqual(['d1']);
    await first.running.close();
    expect(errors).toEqual([]);
  });

  it('says so when another log is put in the place of its own', async () => {
    const { store, errors, worker } = await team();
    const first = await worker('first', { lease: 60_000 });
    const { store: second, replace } = replaceable(store);
    const standing = await worker('second', { store: second, lease: 100 });
    replace(openStore(clock.read, 'log-2'));
    await expect(standing.running.settled()).rejects.toMatchObject({ code: 'FOREIGN_LOG' });
    while (errors.length === 0) await pause(1);
    expect(errors[0]).toMatchObject({ code: 'FOREIGN_LOG' });
    await Promise.all([first.running.close(), standing.running.close()]);
  });

  it('goes on where the other was, also where it was told to begin anew', async () => {
    const { store, worker } = await team();
    const first = await worker('first', { lease: 60_000 });
    const second = await worker('second', { from: 'beginning', restart: true });
    await won(store, 'acme', 'd1');
    await first.running.settled();
    await first.running.close();
    await won(store, 'acme', 'd2');
    await second.running.settled();
    expect(second.deals()).toEqual(['d2']);
    await second.running.close();
  });
});
