import type { EventStore, RecordedEvent } from '@clientele/core';
import * as fc from 'fast-check';

import { mirror, type MirrorCheckpoint, type MirrorCheckpoints, verifyMirror } from '../src/index.ts';
import { changed, contentOf, failingAfter, fill, note, openLog, takingAtMost } from './logs.ts';

function keptInMemory(): MirrorCheckpoints & { kept: MirrorCheckpoint | undefined } {
  return {
    kept: undefined,
    load() {
      return Promise.resolve(this.kept);
    },
    save(checkpoint) {
      this.kept = checkpoint;
      return Promise.resolve();
    },
  };
}

const count = (store: EventStore) => contentOf(store).then(({ length }) => length);

describe('a mirror', () => {
  it('holds the same events in the same places of their streams, to the last byte', async () => {
    const from = await fill(openLog('original'), 7, 300);
    const to = openLog('copy');
    const told: number[] = [];
    const outcome = await mirror({ from, to, onProgress: ({ copied }) => told.push(copied) });
    expect(outcome).toMatchObject({ copied: 2100, present: 0, resumed: false });
    expect(told).toEqual([1000, 2000, 2100]);
    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect(await verifyMirror(from, to)).toEqual({ equal: true, events: 2100, streams: 7, copied: 2100 });
  });

  it('of an empty log is empty', async () => {
    const [from, to] = [openLog('original'), openLog('copy')];
    expect(await mirror({ from, to })).toMatchObject({ copied: 0, present: 0 });
    expect(await verifyMirror(from, to)).toMatchObject({ equal: true, events: 0, streams: 0 });
  });

  it('of a log onto itself is refused', async () => {
    const store = await fill(openLog('original'), 1, 1);
    await expect(mirror({ from: store, to: store })).rejects.toMatchObject({ code: 'SAME_LOG' });
  });

  it('goes on from its checkpoint with what was appended since', async () => {
    const from = await fill(openLog('original'), 3, 10);
    const to = openLog('copy');
    const checkpoint = keptInMemory();
    await mirror({ from, to, checkpoint });
    await from.append('client-c1', [note('c1', 10), note('c1', 11)], { expect: 9 });
    expect(await mirror({ from, to, checkpoint })).toMatchObject({ copied: 2, present: 0, resumed: true });
    expect(await mirror({ from, to, checkpoint })).toMatchObject({ copied: 0, present: 0, resumed: true });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('finds what is there when its checkpoint is lost', async () => {
    const from = await fill(openLog('original'), 3, 10);
    const to = openLog('copy');
    await mirror({ from, to });
    await from.append('client-c1', [note('c1', 10)], { expect: 9 });
    expect(await mirror({ from, to })).toMatchObject({ copied: 1, present: 30, resumed: false });
    expect((await verifyMirror(from, to)).equal).toBe(true);
  });

  it('is finished by a later run, wherever the first one was cut off', async () => {
    const from = await fill(openLog('original'), 9, 160);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(18), { maxLength: 3 }), fc.boolean(), async (cuts, keeps) => {
        const to = openLog('copy');
        const checkpoint = keptInMemory();
        for (const cut of cuts) {
          const run = mirror({ from, to: failingAfter(to, cut), ...(keeps && { checkpoint }) });
          await run.catch((error: unknown) => expect(error).toMatchObject({ message: 'the power is gone' }));
        }
        await mirror({ from, to, ...(keeps && { checkpoint }) });
        expect(await verifyMirror(from, to)).toMatchObject({ equal: true, events: 1440, copied: 1440 });
      }),
      { numRuns: 25 },
    );
  });

  it('finds its place in streams that an earlier run had cut into other pieces', async () => {
    const from = await fill(openLog('original'), 2, 20);
    const to = openLog('copy');
    for await (const { stream, revision, id, type, data, meta } of from.readAll({ limit: 13 }))
      await to.append(stream, [{ id, type, data, meta }], { expect: revision === 0 ? 'no-stream' : revision - 1 });
    expect(await mirror({ from, to })).toMatchObject({ copied: 27, present: 13 });
    expect(await contentOf(to)).toEqual(await contentOf(from));
  });

  it('sends a long stream in appends that a server takes: 900 events of 2 KB, and one of 900 KB', async () => {
    const from = openLog('original');
    const long = Array.from({ length: 900 }, (_, n) => note('acme', n, 'x'.repeat(n === 500 ? 900_000 : 2_000)));
    await from.append('client-acme', long, { expect: 'no-stream' });
    const copy = openLog('copy');
    const to = takingAtMost(copy, 2 ** 20);
    await expect(mirror({ from, to: failingAfter(to, 2) })).rejects.toThrow('the power is gone');
    expect(await count(copy)).toBeGreaterThan(0);
    const { copied, present } = await mirror({ from, to });
    expect([copied > 0, present > 0, copied + present]).toEqual([true, true, 900]);
    expect(await verifyMirror(from, copy)).toMatchObject({ equal: true, events: 900, copied: 900 });
  });

  it('stops when it is told to, with the reason, and goes on later', async () => {
    const from = await fill(openLog('original'), 5, 500);
    const to = openLog('copy');
    const checkpoint = keptInMemory();
    const stopping = new AbortController();
    const onProgress = () => stopping.abort(new Error('the office closes'));
    await expect(mirror({ from, to, checkpoint, onProgress, signal: stopping.signal })).rejects.toThrow(
      'the office closes',
    );
    expect(await count(to)).toBe(1000);
    expect(await mirror({ from, to, checkpoint })).toMatchObject({ copied: 1500, present: 0, resumed: true });
  });
});

describe('a destination that holds something else', () => {
  it('is refused with the name of the stream, and nothing is written', async () => {
    const from = await fill(openLog('original'), 2, 3);
    const to = openLog('copy');
    await to.append('client-zoe', [note('zoe', 0)], { expect: 'no-stream' });
    await expect(mirror({ from, to })).rejects.toMatchObject({
      code: 'MIRROR_CONFLICT',
      stream: 'client-zoe',
      reference: 'zoe@0',
    });
    expect(await count(to)).toBe(1);
  });

  it('is refused when it says something else in the same place', async () => {
    const from = await fill(openLog('original'), 2, 3);
    const to = openLog('copy');
    await to.append('client-c1', [note('c1', 0, 'another')], { expect: 'no-stream' });
    await expect(mirror({ from, to })).rejects.toMatchObject({ code: 'MIRROR_CONFLICT', reference: 'c1@0' });
  });

  it('is refused when somebody has written into the copy since', async () => {
    const from = await fill(openLog('original'), 2, 3);
    const to = openLog('copy');
    const checkpoint = keptInMemory();
    await mirror({ from, to, checkpoint });
    await to.append('client-c1', [note('c1', 3, 'by hand')], { expect: 2 });
    await from.append('client-c0', [note('c0', 3)], { expect: 2 });
    await expect(mirror({ from, to, checkpoint })).rejects.toMatchObject({ stream: 'client-c1', reference: 'c1@3' });
  });

  it('is not taken for the copy because its checkpoint says so', async () => {
    const from = await fill(openLog('original'), 2, 3);
    const checkpoint = keptInMemory();
    await mirror({ from, to: openLog('copy'), checkpoint });
    const other = openLog('another copy');
    expect(await mirror({ from, to: other, checkpoint })).toMatchObject({ copied: 6, resumed: false });
  });
});

/** The store, in which the text of one event was changed behind its back. */
function tampered(store: EventStore, clientId: string, revision: number): EventStore {
  const forged = (event: RecordedEvent): RecordedEvent =>
    event.meta.clientId === clientId && event.revision === revision ? { ...event, data: { text: 'forged' } } : event;
  return changed(store, {
    async *readAll(options) {
      for await (const event of store.readAll(options)) yield forged(event);
    },
    async *readStream(stream, options) {
      for await (const event of store.readStream(stream, options)) yield forged(event);
    },
  });
}

describe('what was changed behind the back of a store', () => {
  it('is not copied: the copy would make it look right', async () => {
    const from = tampered(await fill(openLog('original'), 3, 5), 'c1', 2);
    const to = openLog('copy');
    await expect(mirror({ from, to })).rejects.toMatchObject({ code: 'DAMAGED_EVENT', reference: 'c1@2' });
    expect((await contentOf(to)).filter((event) => 'stream' in event && event.stream === 'client-c1')).toEqual([]);
  });

  it('is named by the comparison, in the copy and in the original', async () => {
    const from = await fill(openLog('original'), 3, 5);
    const to = openLog('copy');
    await mirror({ from, to });
    expect(await verifyMirror(from, tampered(to, 'c2', 3))).toMatchObject({
      equal: false,
      difference: { kind: 'damaged in the copy', stream: 'client-c2', reference: 'c2@3' },
    });
    expect((await verifyMirror(tampered(from, 'c0', 4), to)).difference).toEqual({
      kind: 'damaged in the original',
      stream: 'client-c0',
      reference: 'c0@4',
    });
  });

  it('is named also where its hash was made to fit', async () => {
    const from = await fill(openLog('original'), 3, 5);
    const to = openLog('copy');
    for await (const { stream, revision, id, type, data, meta } of from.readAll()) {
      const body = stream === 'client-c1' && revision === 3 ? { text: 'forged' } : data;
      await to.append(stream, [{ id, type, data: body, meta }], {
        expect: revision === 0 ? 'no-stream' : revision - 1,
      });
    }
    expect((await verifyMirror(from, to)).difference).toMatchObject({ kind: 'other', reference: 'c1@3' });
  });

  it('is the first of several differences, in the order of the original', async () => {
    const from = await fill(openLog('original'), 3, 5);
    const to = openLog('copy');
    await mirror({ from, to });
    const both = tampered(tampered(to, 'c2', 3), 'c1', 3);
    expect((await verifyMirror(from, both)).difference).toMatchObject({ reference: 'c1@3' });
  });

  it('shows what the copy lacks, and what it has too much', async () => {
    const from = await fill(openLog('original'), 3, 5);
    const to = openLog('copy');
    await mirror({ from, to });
    await from.append('client-c0', [note('c0', 5)], { expect: 4 });
    expect((await verifyMirror(from, to)).difference).toMatchObject({ kind: 'missing', reference: 'c0@5' });
    await mirror({ from, to });
    await to.append('client-zoe', [note('zoe', 0)], { expect: 'no-stream' });
    expect(await verifyMirror(from, to)).toMatchObject({
      events: 16,
      copied: 17,
      difference: { kind: 'extra', reference: 'zoe@0' },
    });
  });
});
