import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { isListening } from '../src/is-listening.ts';
import { Renewals } from '../src/renewals.ts';
import { MockServer } from './mock-server.ts';
import { acme, expectNoStrayErrors, heardBy, note, openOn, until } from './mocked.ts';

expectNoStrayErrors();

/** How many clients are made in so many hours of attempts that all fail, one a second. */
function madeIn(hours: number, isBack: (second: number) => boolean = () => false): number {
  const renewals = new Renewals();
  let made = 0;
  for (let second = 0; second < hours * 3_600; second++) if (renewals.isDue(second * 1_000, isBack(second))) made += 1;
  return made;
}

describe('clients, of which each costs memory for ever', () => {
  test('are replaced soon at first, and seldom when that does not help', () => {
    const renewals = new Renewals();
    expect([0, 500, 1_000, 2_000, 3_000, 6_000, 7_000].map((now) => renewals.isDue(now, false))).toEqual([
      ...[true, false, true, false, true, false, true],
    ]);
    expect(madeIn(1)).toBeLessThan(40);
    expect(madeIn(12)).toBeLessThan(400);
  });

  test('are replaced at once when the server is back, and then soon again', () => {
    const renewals = new Renewals();
    for (let second = 0; second < 3_600; second++) renewals.isDue(second * 1_000, false);
    expect([3_600, 3_601, 3_602, 3_603].map((second) => renewals.isDue(second * 1_000, second === 3_600))).toEqual([
      ...[true, true, false, true],
    ]);
  });

  test('are replaced at once in another trouble, long after the last', () => {
    const renewals = new Renewals();
    for (let second = 0; second < 10; second++) renewals.isDue(second * 1_000, false);
    expect(renewals.isDue(100_000, false)).toBe(true);
    expect(renewals.isDue(101_000, false)).toBe(true);
  });
});

test('through an outage few clients are made, and what was waited for comes when the server is back', async () => {
  using server = await MockServer.start();
  let attempts = 0;
  await using store = await openOn(server, { onRetry: () => (attempts += 1) });
  await store.append(acme, [note(0)], { expect: 'no-stream' });
  const hearing = heardBy(store.subscribe(), 2);
  await until(() => server.subscriptions.length === 1);
  const made = jest.spyOn(KurrentDBClient, 'connectionString');
  server.stop();
  await until(() => attempts >= 9);
  // One at each attempt but the first would be eight.
  expect(made.mock.calls.length).toBeLessThan(7);
  await server.start();
  await store.append(acme, [note(1)], { expect: 0 });
  expect(await hearing).toEqual([0, 1]);
  made.mockRestore();
});

test('whether anybody listens is seen at any of the hosts', async () => {
  using server = await MockServer.start();
  const there = `127.0.0.1:${String(server.port)}`;
  expect(await isListening(`kurrentdb://127.0.0.1:1,${there}`, 1_000)).toBe(true);
  expect(await isListening('kurrentdb+discover://127.0.0.1:1,no-such-host.invalid', 1_000)).toBe(false);
});
