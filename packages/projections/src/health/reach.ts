/**
 * Whether something answered, in how many milliseconds; otherwise what kept it from that:
 * `STORE_UNAVAILABLE`, `NO_ANSWER`, and what to check, where that can be said without a secret.
 */
export type Reach =
  | Readonly<{ ok: true; milliseconds: number }>
  | Readonly<{ ok: false; milliseconds: number; code: string; because?: string }>;

/** The code of what did not answer in time. */
export const noAnswer = 'NO_ANSWER';

/** What to check where nothing was said. */
export const becauseOfSilence = (name: string, milliseconds: number): string =>
  `${name} gave no answer in ${String(milliseconds)} ms: check the address, that it runs and can be reached from here, ` +
  'and of a server its tls option';
