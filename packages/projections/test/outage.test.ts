import { Outage } from '../src/following/outage.ts';

test('an outage is told at once and for as long as it lasts, by one teller, however often it begins', async () => {
  const sleepers: (() => void)[] = [];
  const timer = {
    elapsed: () => 0,
    sleep: (_: number, over: AbortSignal) =>
      new Promise<void>((resolve) => {
        sleepers.push(resolve);
        over.addEventListener('abort', () => {
          resolve();
        });
      }),
  };
  let told = 0;
  const outage = new Outage(timer, () => (told += 1));
  const second = async () => {
    for (const wake of sleepers.splice(0)) wake();
    await new Promise((resolve) => setImmediate(resolve));
  };
  outage.begin();
  outage.begin();
  expect(told).toBe(2);
  await second();
  await second();
  expect(told).toBe(4);
  outage.end();
  await second();
  expect(told).toBe(4);
});
