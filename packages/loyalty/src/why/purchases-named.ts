import type { LoyaltyPolicy } from '../policy.ts';

/** Purchases, in the words of the policy. */
export const purchasesNamed: Readonly<Record<LoyaltyPolicy['again'], string>> = {
  sales: 'sales',
  settlements: 'settlements',
  days: 'days',
  'sales-before-refunds': 'sales (refunds ignored)',
};
