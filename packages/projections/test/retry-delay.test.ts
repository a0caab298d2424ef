import { retryDelay } from '../src/index.ts';

describe('the pause before another attempt', () => {
  test('grows from a moment, and is never the same for two', () => {
    expect([0, 1, 2, 3].map((attempt) => retryDelay(attempt, 1))).toEqual([100, 200, 400, 800]);
    expect(retryDelay(3, 0)).toBe(400);
  });

  test('is a few seconds at most, however long the outage was: then work goes on soon after it', () => {
    for (const attempt of [6, 10, 100, 100_000]) expect(retryDelay(attempt, 1)).toBeLessThanOrEqual(5_000);
  });
});
