import { isCounted } from '@clientele/core';

import type { View } from '../view/view.ts';

/** Whether what was paid at `at` and wholly refunded at `until` is bought, in the eyes of the policy. */
export function isBought({ policy, moment }: View, at: number, until: number): boolean {
  // What is not asked about has no time at all, refunds or not.
  const refunded = policy.again === 'sales-before-refunds' && until > -Infinity ? Infinity : until;
  return isCounted(at, refunded, moment.at);
}

/** Whether the settlements of one sale are one purchase. */
export const countsSales = ({ policy: { again } }: View): boolean =>
  again === 'sales' || again === 'sales-before-refunds';
