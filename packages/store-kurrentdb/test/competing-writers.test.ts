import { instant, RevisionConflict } from '@clientele/core';

import { MockServer } from './mock-server.ts';
import { acme, clock, expectNoStrayErrors, failureOf, note, openOn } from './mocked.ts';

expectNoStrayErrors();

test('a conflict, of which the server says no more than where the stream is, says what was expected', async () => {
  using server = await MockServer.start();
  await using store = await openOn(server);
  await using other = await openOn(server);
  await store.append(acme, [note(0)], { expect: 'no-stream' });
  await other.append(acme, [note(1)], { expect: 0 });
  const conflict = await failureOf(store.append(acme, [note(2)], { expect: 0 }));
  expect(conflict).toBeInstanceOf(RevisionConflict);
  expect(conflict).toMatchObject({ stream: acme, expected: 0, actual: 1, message: expect.stringContaining(acme) });
  // It was sent, and the server refused it: here the store does not know better.
  expect(server.asked.at(-1)).toMatchObject({ expected: 0, ids: [note(2).id] });
});

describe('an append of new ids to a stream that the store does not know', () => {
  test('asks for the event before it, and not for those that it might repeat', async () => {
    using server = await MockServer.start();
    await using other = await openOn(server);
    await other.append(acme, [note(0), note(1), note(2)], { expect: 'no-stream' });
    await using store = await openOn(server, { clock: () => instant('2026-06-01T09:00:00Z') });
    server.reads.length = 0;
    const { events } = await store.append(acme, [note(3)], { expect: 2, newIds: true });
    // The clock of this writer is slow: times never run backwards in a stream.
    expect(events).toMatchObject([{ revision: 3, meta: { recordedAt: clock() } }]);
    await store.append(acme, [note(4)], { expect: 3, newIds: true });
    expect(server.reads.map(({ asked }) => asked)).toEqual([{ stream: acme, stays: true, from: 1n }]);
    // What it does not know by now it asks for when that counts.
    expect(await store.append(acme, [note(1)], { expect: 'any' })).toMatchObject({ revision: 1, repeated: true });
  });

  test('is judged by the whole stream when somebody was faster', async () => {
    using server = await MockServer.start();
    await using other = await openOn(server);
    await other.append(acme, [note(0), note(1), note(2)], { expect: 'no-stream' });
    await using store = await openOn(server);
    const late = await failureOf(store.append(acme, [note(3)], { expect: 1, newIds: true }));
    expect(late).toMatchObject({ code: 'REVISION_CONFLICT', expected: 1, actual: 2 });
    const early = await failureOf(store.append(acme, [note(3)], { expect: 7, newIds: true }));
    expect(early).toMatchObject({ code: 'REVISION_CONFLICT', expected: 7, actual: 2 });
  });
});

describe('the same append made by two processes', () => {
  test.each([1, 3])('is written once, and is a repeat for one of them (%i events)', async (count) => {
    using server = await MockServer.start();
    await using store = await openOn(server);
    await using other = await openOn(server, { clock: () => instant('2026-07-01T09:00:05Z') });
    await store.append(acme, [note(0)], { expect: 'no-stream' });
    for await (const _ of other.readStream(acme));
    const events = Array.from({ length: count }, (_, n) => note(n + 1));
    const first = await store.append(acme, events, { expect: 0 });
    const second = await other.append(acme, events, { expect: 0 });
    expect(first.repeated).toBe(false);
    expect(second).toEqual({ ...first, repeated: true });
    expect(server.log.ids(acme)).toEqual([note(0), ...events].map(({ id }) => id));
  });

  test('at the same moment is written once, and each of them is told what was written', async () => {
    using server = await MockServer.start();
    const stores = await Promise.all([1, 2, 3].map(() => openOn(server)));
    const results = await Promise.all(stores.map((each) => each.append(acme, [note(0)], { expect: 'no-stream' })));
    expect(server.log.ids(acme)).toEqual([note(0).id]);
    expect(new Set(results.map(({ position }) => position)).size).toBe(1);
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    await Promise.all(stores.map((each) => each.close()));
  });
});
