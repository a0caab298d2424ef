import { z } from 'zod';

import { Label } from '../catalogue/fields.ts';

/** The way of a deal through its stages: which events enter each, and what the way demands. */
export const Pipeline = z.strictObject({
  /** In order. `PaymentReceived` enters a stage once the first instalment, or else the whole, is paid. */
  stages: z
    .array(z.strictObject({ stage: Label, enteredBy: z.array(z.string().min(1)).min(1) }))
    .min(1)
    .refine((stages) => new Set(stages.map(({ stage }) => stage)).size === stages.length, 'every stage is named once'),
  /** Whether the client must approve what was prepared before it is delivered. */
  deliveryNeedsApproval: z.boolean().default(false),
});
export type Pipeline = Readonly<z.output<typeof Pipeline>>;

/** The six stages from presentation to closing. */
export const defaultPipeline: z.input<typeof Pipeline> = {
  stages: [
    { stage: 'presentation', enteredBy: ['DealOpened', 'PresentationHeld'] },
    { stage: 'offer', enteredBy: ['OfferMade'] },
    { stage: 'agreement', enteredBy: ['OfferAccepted', 'ContractApproved'] },
    { stage: 'payment', enteredBy: ['ContractSigned', 'InvoiceIssued'] },
    { stage: 'delivery', enteredBy: ['PaymentReceived'] },
    { stage: 'closing', enteredBy: ['Delivered'] },
  ],
};
