import { type Instant, instantOf, millisecondsOf, type Status } from '@clientele/core';

import type { Cause } from './cause.ts';
import type { StatusChange } from './status-history.ts';

/** What a follower is told: a client's status changed, or what was told of it before is told anew. */
export type StatusTransition = Readonly<{
  clientId: string;
  /** The status that was last told. */
  from: Status;
  to: Status;
  /** Since when it holds. */
  at: Instant;
  /** When that was known: when its event was recorded, or at once where the clock brought it. */
  knownAt: Instant;
  /** Null where a correction left nothing to tell of. */
  cause: Cause | null;
  /** Changes told before that did not happen so: what was recorded late or corrected takes their place. */
  restates?: readonly Pick<StatusChange, 'from' | 'to' | 'at'>[];
}>;

/** What has to be told so that one history becomes another; new knowledge came at `known` (milliseconds). */
export function difference(
  clientId: string,
  told: readonly StatusChange[],
  now: readonly StatusChange[],
  known: number,
): readonly StatusTransition[] {
  const common = now.findIndex((change, i) => !isSame(change, told[i]));
  const kept = common < 0 ? Math.min(now.length, told.length) : common;
  const restates = told.slice(kept).map(({ from, to, at }) => ({ from, to, at }));
  const added = now.slice(kept).map((change): StatusTransition => {
    const knownAt = instantOf(Math.max(millisecondsOf(change.at), known));
    return { clientId, ...change, knownAt };
  });
  const lastTold = told.at(-1)?.to ?? 'prospect';
  const [first, ...rest] = added;
  const [gone] = restates;
  if (gone === undefined) return added;
  if (first !== undefined) return [{ ...first, from: lastTold, restates }, ...rest];
  const holding = now.at(-1);
  const [to, at, cause] = holding ? [holding.to, holding.at, holding.cause] : ['prospect' as const, gone.at, null];
  const knownAt = instantOf(Math.max(millisecondsOf(at), known));
  return [{ clientId, from: lastTold, to, at, knownAt, cause, restates }];
}

const isSame = (a: StatusChange, b: StatusChange | undefined): boolean => a.to === b?.to && a.at === b.at;
