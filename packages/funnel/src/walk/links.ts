import { paperTypes } from '@clientele/core';

import { type StepType, stepTypes } from '../facts/step-types.ts';

const papers = ['invoice', 'contractId', 'offerId'] as const;
export type Link = (typeof papers)[number] | 'deliveryId' | 'paymentId';
type Links = readonly Link[];

/** By what a step can be of the deal of an earlier one, the surest first; by the number of its type. */
export const knownBy: readonly Links[] = stepTypes.map((type) => [...papers, ...besidesPapers(type)]);

/** Of what a step says which deal it is of, for later ones; by the number of its type. */
export const tells: readonly Links[] = stepTypes.map(told);

function told(type: StepType): Links {
  if (type === 'PaymentReceived') return [...papers, 'paymentId'];
  // As in the ledger: what else names a paper is of its deal, and says nothing about the paper.
  return paperTypes.some((paper) => paper === type)
    ? papers
    : besidesPapers(type).filter((link) => link !== 'paymentId');
}

function besidesPapers(type: StepType): Links {
  if (type === 'PaymentRefunded') return ['paymentId'];
  return type.startsWith('Deliver') ? ['deliveryId'] : [];
}
