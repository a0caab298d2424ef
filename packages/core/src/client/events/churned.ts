import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { FreeText, Label } from '../../catalogue/fields.ts';
import { DealId, PaymentId } from '../../catalogue/ids.ts';

const family = 'churned';

/** The end of the relationship, and its return. */
export const churnedEvents = {
  ClientChurned: defineEvent({
    family,
    version: 2,
    says: 'The client said, or showed, that it is leaving: why, to whom, and whether of its own will.',
    body: z.strictObject({
      category: Label,
      reason: FreeText.optional(),
      competitor: Label.optional(),
      voluntary: z.boolean(),
    }),
    upcast: {
      // Version 1 had the client's words alone, and was written only when the client itself left.
      1: ({ reason }) => ({
        category: 'not recorded',
        ...(reason === undefined ? {} : { reason }),
        voluntary: true,
      }),
    },
  }),
  ClientWonBack: defineEvent({
    family,
    version: 1,
    says: 'Notice that a churned client is back; the settlement that brought it back is what counts.',
    body: z.strictObject({
      dealId: DealId.optional(),
      paymentId: PaymentId.optional(),
      category: Label.optional(),
      why: FreeText.optional(),
    }),
  }),
  ClientReleased: defineEvent({
    family,
    version: 1,
    says: 'The company ended the relationship.',
    body: z.strictObject({ category: Label, reason: FreeText.optional() }),
  }),
} as const;
