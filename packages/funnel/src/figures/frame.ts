import { Calendar, millisecondsOf, type Money, type ReportHeader } from '@clientele/core';

import type { FunnelPolicy } from '../policy.ts';

/** What a report says besides its counts: when, under which policy, and in what money. */
export type Frame = Readonly<{
  policy: FunnelPolicy;
  calendar: Calendar;
  at: number;
  /** An amount in the currency of sums; null where none is known. */
  money: (minor: number) => Money | null;
}>;

export function frameOf(
  { at, policy }: Pick<ReportHeader<FunnelPolicy>, 'at' | 'policy'>,
  currency: string | undefined,
): Frame {
  return {
    policy,
    calendar: Calendar.of(policy.zone),
    at: millisecondsOf(at),
    money: (minor) => (currency === undefined ? null : { minor, currency }),
  };
}
