import { type Instant, instantOf } from '@clientele/core';

import type { DealChange } from './view/deal-changes.ts';

/** A deal came to another place. */
export type DealTransition = Readonly<{
  clientId: string;
  dealId: string;
  /** A stage, `opened` before the first, `won` or `lost`; null where there was no deal. */
  from: string | null;
  to: string | null;
  /** When it happened. */
  at: Instant;
  /** The moment of knowledge by which it was known. */
  knownAt: Instant;
  /** What was told before and is known better now, by a back-dated event or a correction. */
  restates?: Readonly<{ to: string; at: Instant }>;
}>;

/** What has to be told so that one way of a deal becomes another, which was known at an instant. */
export function difference(
  names: Readonly<{ clientId: string; dealId: string }>,
  was: readonly DealChange[],
  is: readonly DealChange[],
  knownAt: Instant,
): readonly DealTransition[] {
  const same = (number: number) => was[number]?.to === is[number]?.to && was[number]?.at === is[number]?.at;
  let first = 0;
  while (first < is.length && same(first)) first++;
  const before = is[first - 1]?.to ?? null;
  const restated = (number: number) => {
    const old = was[number];
    return old === undefined ? {} : { restates: { to: old.to, at: instantOf(old.at) } };
  };
  const undone = was[first];
  if (first === is.length && undone !== undefined) {
    const from = was.at(-1)?.to ?? null;
    return [{ ...names, from, to: before, at: instantOf(undone.at), knownAt, ...restated(first) }];
  }
  return is.slice(first).map(({ to, at }, i) => ({
    ...names,
    from: is[first + i - 1]?.to ?? null,
    to,
    at: instantOf(at),
    knownAt,
    ...restated(first + i),
  }));
}
