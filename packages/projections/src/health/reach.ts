/** Whether something answered, in how many milliseconds; otherwise what kept it from that: `STORE_UNAVAILABLE`, `NO_ANSWER`. */
export type Reach =
  Readonly<{ ok: true; milliseconds: number }> | Readonly<{ ok: false; milliseconds: number; code: string }>;

/** The code of what did not answer in time. */
export const noAnswer = 'NO_ANSWER';
