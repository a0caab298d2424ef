import { type Position, positionFrom } from '@clientele/core';

/** A place in `$all`. */
export type AllPosition = Readonly<{ commit: bigint; prepare: bigint }>;

/** The position of an event: `commit/prepare`, both of which a server needs to go on. */
export function positionAt({ commit, prepare }: AllPosition): Position {
  const text = String(commit);
  // Mostly they are one, and writing a large integer takes as long as all the rest.
  return positionFrom(`${text}/${prepare === commit ? text : String(prepare)}`);
}

/** The place behind a position. Throws `RangeError` for one of another store. */
export function placeOf(position: Position): AllPosition {
  const [, commit, prepare] = /^(\d{1,20})\/(\d{1,20})$/.exec(position) ?? [];
  if (commit === undefined || prepare === undefined) throw new RangeError(`"${position}" is no position of this log`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

export function comparePlaces(a: AllPosition, b: AllPosition): number {
  if (a.commit !== b.commit) return a.commit < b.commit ? -1 : 1;
  if (a.prepare !== b.prepare) return a.prepare < b.prepare ? -1 : 1;
  return 0;
}
