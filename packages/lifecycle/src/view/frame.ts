import { Calendar, type Instant, millisecondsOf, type Money, type ReportHeader, type Window } from '@clientele/core';

import type { LifecyclePolicy } from '../policy.ts';

/** What a report says besides its counts: when, and in what money. */
export type Frame = Readonly<{
  calendar: Calendar;
  moment: Readonly<{ at: number }>;
  window: Window;
  /** An amount in the currency of sums; null where no money has moved and the policy names none. */
  money: (minor: number) => Money | null;
}>;

export function frameOf(
  { at, policy }: Pick<ReportHeader<LifecyclePolicy>, 'at' | 'policy'>,
  { from, to }: Readonly<{ from: Instant; to: Instant }>,
  currency: string | undefined,
): Frame {
  return {
    calendar: Calendar.of(policy.zone),
    moment: { at: millisecondsOf(at) },
    window: { from: millisecondsOf(from), to: millisecondsOf(to) },
    money: (minor) => (currency === undefined ? null : { minor, currency }),
  };
}
