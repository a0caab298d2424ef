import type { ReadAllOptions, ReadStreamOptions } from './event-store.ts';
import { orderOf } from './log-order.ts';

/** Where a read starts, which way it goes and how much it gives at most. */
export type ReadRange = Readonly<{ start: number; forwards: boolean; limit: number }>;

/** The range of a stream read: the first revision to give. Throws `RangeError` for what is no revision or limit. */
export function streamRange({ direction, from, limit }: ReadStreamOptions): ReadRange {
  const forwards = direction !== 'backwards';
  const start = from ?? (forwards ? 0 : Number.MAX_SAFE_INTEGER);
  if (!Number.isSafeInteger(start) || start < 0) throw new RangeError(`${String(from)} is no revision: 0, 1, 2, …`);
  return { start, forwards, limit: limitOf(limit) };
}

/** The range of a log read: the place in the order of the log beyond which it starts. */
export function logRange({ direction, from, limit }: ReadAllOptions): ReadRange {
  const forwards = direction !== 'backwards';
  const start = from === undefined && !forwards ? Number.MAX_SAFE_INTEGER : orderOf(from);
  return { start, forwards, limit: limitOf(limit) };
}

/** How many events at most. Throws `RangeError` for what is no limit. */
export function limitOf(limit = Infinity): number {
  if (Number.isNaN(limit) || limit < 0) throw new RangeError(`${String(limit)} is no limit: 0, 1, 2, …`);
  return limit;
}
