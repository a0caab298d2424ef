import type { Instant } from '@clientele/core';

/** An event that the tables call for, before it is compared with the log. */
export type Draft = Readonly<{
  /** What tells it apart for ever, whatever it says: entry, key of the rows … */
  key: string;
  type: string;
  occurredAt: Instant;
  data: Readonly<Record<string, unknown>>;
}>;

/** A key of several parts as one text that can be taken apart again. */
export const keyOf = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/');

export const partsOfKey = (key: string): readonly string[] => key.split('/').map(decodeURIComponent);
