import { deepStrictEqual } from 'node:assert/strict';

/** Compares by content; the contract needs no assertions of a test runner. */
export const same = (actual: unknown, expected: unknown): void => {
  deepStrictEqual(actual, expected);
};

/** The `code` that a promise is rejected with; `none` where it is fulfilled. */
export const rejection = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) =>
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error),
  );

/** Settles when a condition holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
