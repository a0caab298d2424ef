import { z } from 'zod';

import { stepTypes } from './facts/step-types.ts';

const StageName = z
  .string()
  .regex(/^(?!\d+$)[^.\p{Cc}]{1,100}$/u, 'a stage name is 1 to 100 characters without ".", and not a number');

/**
 * A stage and the events that put a deal there. `PaymentReceived` enters with the first sufficient
 * payment (the first instalment, or the total where the terms name none) and `Delivered` when no
 * more is to come.
 */
const Stage = z.strictObject({ stage: StageName, enteredBy: z.array(z.enum(stepTypes)).min(1) });

/**
 * The stages of a kind of sale, from first to last. Won and lost are no stages: a deal may be won or
 * lost at any. `OfferRevised` and `ContractRejected` move back to the stage that `OfferMade` enters,
 * `DealReopened` to the one that it names.
 */
export const Pipeline = z
  .strictObject({ stages: z.array(Stage).min(1).max(30) })
  .refine(({ stages }) => isUnique(stages.map(({ stage }) => stage)), {
    error: 'each stage has a name of its own',
    path: ['stages'],
  })
  .refine(({ stages }) => isUnique(stages.flatMap(({ enteredBy }) => enteredBy)), {
    error: 'an event enters one stage only',
    path: ['stages'],
  });
export type Pipeline = Readonly<z.output<typeof Pipeline>>;

const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;

/** The six stages of a sale, as they are where a company names no others. */
export const defaultPipeline: Pipeline = {
  stages: [
    { stage: 'presentation', enteredBy: ['DealOpened', 'PresentationHeld'] },
    { stage: 'offer', enteredBy: ['OfferMade'] },
    { stage: 'agreement', enteredBy: ['OfferAccepted', 'ContractApproved'] },
    { stage: 'payment', enteredBy: ['ContractSigned', 'InvoiceIssued'] },
    { stage: 'delivery', enteredBy: ['PaymentReceived'] },
    { stage: 'closing', enteredBy: ['Delivered'] },
  ],
};
