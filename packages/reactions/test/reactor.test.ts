import type { Reaction } from '../src/index.ts';
import { Reactor } from '../src/reactor.ts';
import { openStore, replaceable, tell } from './logs.ts';
import { bench, celebrate, clock, settle, won } from './workbench.ts';

describe('a reaction', () => {
  it('does what an event asks for, once, however often it is turned', async () => {
    const { store, done, adapter, open } = await bench();
    const reactor = await open();
    await won(store, 'acme', 'd1');
    for (let turn = 0; turn < 3; turn++) {
      await reactor.react();
      await settle(reactor);
    }
    const key = expect.stringMatching(/^celebrate\/1\/acme@0\/[^/]+\/survey$/) as string;
    expect(done).toEqual([{ clientId: 'acme', key }]);
    expect(adapter.all).toMatchObject([
      { topic: 'deal.won', clientId: 'acme', reaction: 'celebrate', data: { dealId: 'd1' } },
    ]);
  });

  it('does not act upon history, unless it is asked to', async () => {
    const { store, adapter, open } = await bench();
    await won(store, 'acme', 'd1');
    const reactor = await open();
    await reactor.react();
    expect(await settle(reactor)).toEqual({ done: 0, refused: 0, 'given-up': 0, waiting: 0 });
    const again = await open({ from: 'beginning', restart: true });
    await again.react();
    expect(await settle(again)).toMatchObject({ done: 2 });
    expect(adapter.all).toHaveLength(1);
  });

  it('does nothing again when it is turned back to the beginning', async () => {
    const { store, done, adapter, open } = await bench({ from: 'beginning' });
    await won(store, 'acme', 'd1');
    for (const restart of [false, true, true]) {
      const reactor = await open({ restart });
      await reactor.react();
      await settle(reactor);
    }
    expect([done.length, adapter.all.length]).toEqual([1, 1]);
  });

  it('acts upon an event that stands where another one stood before the log was restored', async () => {
    const { store, log, adapter, open } = await bench({ from: 'beginning' });
    await won(store, 'acme', 'd1');
    const before = await open();
    await before.react();
    await settle(before);
    const restored = await bench({ from: 'beginning' }, { log, store: openStore(clock.read, 'log-2') });
    await won(restored.store, 'acme', 'd9');
    const after = await restored.open({ restart: true });
    await after.react();
    await settle(after);
    const deals = [adapter, restored.adapter].map(({ all }) => all.map(({ data }) => data['dealId']));
    expect(deals).toEqual([['d1'], ['d9']]);
  });

  it('goes on where another process left it, and sees what happened meanwhile', async () => {
    const { store, adapter, open } = await bench();
    const first = await open();
    await won(store, 'acme', 'd1');
    await first.react();
    await won(store, 'acme', 'd2');
    const second = await open();
    await second.react();
    await settle(second);
    expect(adapter.all.map(({ data }) => data['dealId'])).toEqual(['d1', 'd2']);
  });

  it('is told of no imported event, unless it wants to be', async () => {
    const { store, adapter, open } = await bench();
    const reactor = await open();
    await won(store, 'acme', 'd1', { imported: true });
    await reactor.react();
    await settle(reactor);
    expect(adapter.all).toEqual([]);
    const curious = await open({ reaction: { ...celebrate, imported: true }, from: 'beginning', restart: true });
    await curious.react();
    await settle(curious);
    expect(adapter.all).toHaveLength(1);
  });

  it('is told of what an event really was when it is corrected', async () => {
    const { store, adapter, open } = await bench();
    const reactor = await open();
    await tell(store, 'acme', 'NoteAdded', { text: { sealed: 'x' } }, '2026-03-01T08:00:00Z');
    const right = {
      revision: 0,
      type: 'DealClosed',
      schemaVersion: 1,
      data: { dealId: 'd9' },
      occurredAt: '2026-02-01T00:00:00.000Z',
    };
    await tell(store, 'acme', 'EventCorrected', { ...right, why: { sealed: 'x' } }, '2026-03-01T08:30:00Z');
    await reactor.react();
    await settle(reactor);
    expect(adapter.all).toMatchObject([{ at: '2026-02-01T00:00:00.000Z', data: { dealId: 'd9' } }]);
  });

  it('that throws stays before the event, and names it', async () => {
    const { store, adapter, open } = await bench();
    let broken = true;
    const brittle: Reaction = {
      ...celebrate,
      react(event, story) {
        if (broken) throw new Error('no such deal');
        return celebrate.react(event, story);
      },
    };
    const reactor = await open({ reaction: brittle });
    await won(store, 'acme', 'd1');
    await expect(reactor.react()).rejects.toMatchObject({ code: 'REACTION_FAILED', reference: 'acme@0' });
    broken = false;
    await reactor.react();
    await settle(reactor);
    expect(adapter.all).toHaveLength(1);
  });
});

describe('a reaction under which the log went back to a backup', () => {
  it('is refused, though the log has the name it had', async () => {
    const { store, replace } = replaceable(openStore(clock.read));
    const { adapter, open } = await bench({}, { store });
    const reactor = await open();
    await won(store, 'acme', 'd1');
    await reactor.react();
    replace(openStore(clock.read));
    await won(store, 'acme', 'd2');
    await won(store, 'acme', 'd3');
    await expect(reactor.react()).rejects.toMatchObject({ code: 'FOREIGN_LOG', reaction: 'celebrate' });
    await settle(reactor);
    expect(adapter.all.map(({ data }) => data['dealId'])).toEqual(['d1']);
  });
});

describe('a reaction that was taken over', () => {
  it('writes nothing more', async () => {
    const { store, done, open } = await bench();
    const sleeper = await open();
    await won(store, 'acme', 'd1');
    const other = await open();
    await expect(sleeper.react()).rejects.toMatchObject({ code: 'LEAD_LOST', reaction: 'celebrate' });
    await other.react();
    await settle(other);
    expect(done).toHaveLength(1);
  });

  it('by a program that follows another log is refused', async () => {
    const { store, log, open } = await bench();
    await won(store, 'acme', 'd1');
    await (await open()).react();
    const restored = await bench({}, { log, store: openStore(clock.read, 'log-2') });
    await expect(restored.open()).rejects.toMatchObject({ code: 'FOREIGN_LOG' });
    await expect(restored.open({ restart: true })).resolves.toBeInstanceOf(Reactor);
  });
});
