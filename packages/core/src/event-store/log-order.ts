import { type Position, positionFrom } from './position.ts';

/** The position of a store that numbers its events. */
export const positionAt = (order: number): Position => positionFrom(String(order));

/** The number behind such a position; 0, before the first event, for none. Throws `RangeError` for a foreign one. */
export function orderOf(position: Position | undefined): number {
  if (position === undefined) return 0;
  const order = Number(position);
  if (!Number.isSafeInteger(order) || order < 0) throw new RangeError(`"${position}" is no position of this log`);
  return order;
}
