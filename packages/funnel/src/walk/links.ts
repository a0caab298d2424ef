import { paperTypes } from '@clientele/core';

import { type StepType, stepTypes } from '../facts/step-types.ts';

const papers = ['invoice', 'contractId', 'offerId'] as const;
export type Link = (typeof papers)[number] | 'deliveryId' | 'paymentId';
type Links = readonly Link[];

/** By what a step can be of the deal of an earlier one, the surest first; by the number of its type. */
export const knownBy: readonly Links[] = stepTypes.map((type) => {
  if (type === 'PaymentRefunded') return [...papers, 'paymentId'];
  return isDelivery(type) ? [...papers, 'deliveryId'] : papers;
});

/** Of what a step says which deal it is of, for later ones; by the number of its type. */
export const tells: readonly Links[] = stepTypes.map((type) => {
  if (type === 'PaymentReceived') return [...papers, 'paymentId'];
  if (isDelivery(type)) return ['deliveryId'];
  // As in the ledger: what else names a paper is of its deal, and says nothing about the paper.
  return paperTypes.some((paper) => paper === type) ? papers : [];
});

function isDelivery(type: StepType): boolean {
  return type.startsWith('Deliver');
}
