import { instant, RevisionConflict } from '@clientele/core';

import { MockServer } from './mock-server.ts';
import { acme, expectNoStrayErrors, failureOf, note, openOn } from './mocked.ts';

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
