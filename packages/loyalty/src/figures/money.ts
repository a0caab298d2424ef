import { type Amounts, amountsAt, type Money } from '@clientele/core';

import type { View } from '../view/view.ts';

/** The amounts of the parts in the currency of sums. Throws `RatesMissing` where they cannot be added. */
export const amountsOf = ({ facts, scope, policy, moment }: View): Amounts =>
  amountsAt(facts, scope.ledger, policy, moment.at);

/** An amount in the currency of sums; null where no money has moved and the policy names no currency. */
export type InCurrency = (minor: number) => Money | null;

export const inCurrency =
  (currency: string | undefined): InCurrency =>
  (minor) =>
    currency === undefined ? null : { minor, currency };
