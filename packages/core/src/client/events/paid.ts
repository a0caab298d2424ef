import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { DateOrInstant, FreeText, Label, NonNegativeMoney, PositiveMoney, Quantity } from '../../catalogue/fields.ts';
import {
  ContractId,
  DealId,
  DeliveryId,
  DirectionId,
  DocumentId,
  EmployeeId,
  InvoiceNumber,
  PaymentId,
  PersonId,
  ProductId,
  RefundId,
} from '../../catalogue/ids.ts';
import { MoneyLine, linesAddUp, linesMustAddUp } from '../../catalogue/money-line.ts';
import { Money } from '../../money/money.ts';

const family = 'paid';

const lines = z.array(MoneyLine).min(1).optional();
const delivery = {
  deliveryId: DeliveryId,
  dealId: DealId.optional(),
  invoice: InvoiceNumber.optional(),
  items: z
    .array(
      z.strictObject({
        product: ProductId,
        direction: DirectionId.optional(),
        quantity: Quantity.optional(),
      }),
    )
    .optional(),
};

/** Money and goods that really moved, and how each deal ended. */
export const paidEvents = {
  InvoiceIssued: defineEvent({
    family,
    version: 1,
    says: 'The client was asked to pay.',
    body: z
      .strictObject({
        invoice: InvoiceNumber,
        dealId: DealId.optional(),
        contractId: ContractId.optional(),
        amount: NonNegativeMoney,
        dueDate: DateOrInstant.optional(),
        validUntil: DateOrInstant.optional(),
        lines,
        documentId: DocumentId.optional(),
      })
      .refine(linesAddUp, linesMustAddUp),
  }),
  PaymentReceived: defineEvent({
    family,
    version: 1,
    says: 'The client paid; of more than zero it is a settlement.',
    body: z
      .strictObject({
        paymentId: PaymentId,
        amount: NonNegativeMoney,
        dealId: DealId.optional(),
        invoice: InvoiceNumber.optional(),
        contractId: ContractId.optional(),
        part: z.enum(['prepayment', 'part', 'final']).optional(),
        lines,
        salesChannel: Label.optional(),
        owner: EmployeeId.optional(),
        method: Label.optional(),
        /** What was paid over the amount due. */
        credit: PositiveMoney.optional(),
        note: FreeText.optional(),
      })
      .refine(linesAddUp, linesMustAddUp),
  }),
  PaymentRefunded: defineEvent({
    family,
    version: 1,
    says: 'Money went back to the client; from now on a payment refunded in full counts no longer.',
    body: z
      .strictObject({
        refundId: RefundId,
        paymentId: PaymentId.optional(),
        amount: PositiveMoney,
        dealId: DealId.optional(),
        invoice: InvoiceNumber.optional(),
        lines,
        salesChannel: Label.optional(),
        owner: EmployeeId.optional(),
        reason: Label.optional(),
        note: FreeText.optional(),
      })
      .refine(linesAddUp, linesMustAddUp),
  }),
  DeliveryPromised: defineEvent({
    family,
    version: 1,
    says: 'A delivery was promised; a later promise moves the date and the first one is kept.',
    body: z.strictObject({ ...delivery, promisedFor: DateOrInstant, note: FreeText.optional() }),
  }),
  DeliveryPrepared: defineEvent({
    family,
    version: 1,
    says: 'What is to be delivered is ready for the client to see.',
    body: z.strictObject({
      ...delivery,
      documentId: DocumentId.optional(),
      note: FreeText.optional(),
    }),
  }),
  DeliveryPreparationApproved: defineEvent({
    family,
    version: 1,
    says: 'The client approved what was prepared.',
    body: z.strictObject({ ...delivery, personId: PersonId.optional(), note: FreeText.optional() }),
  }),
  Delivered: defineEvent({
    family,
    version: 1,
    says: 'The client has what it bought.',
    body: z.strictObject({
      ...delivery,
      /** More of the deal is still to come. */
      partial: z.boolean().optional(),
      documentId: DocumentId.optional(),
      note: FreeText.optional(),
    }),
  }),
  DealClosed: defineEvent({
    family,
    version: 1,
    says: 'The deal was won.',
    body: z.strictObject({
      dealId: DealId,
      amount: Money.optional(),
      category: Label.optional(),
      reason: Label.optional(),
      competitor: Label.optional(),
      signedAct: z.boolean().optional(),
      note: FreeText.optional(),
    }),
  }),
  DealLost: defineEvent({
    family,
    version: 1,
    says: 'The deal was lost; stage and category are recorded by the system. `no-decision` is a category of its own.',
    body: z.strictObject({
      dealId: DealId,
      stage: Label,
      category: Label,
      reason: Label.optional(),
      competitor: Label.optional(),
      retryOn: DateOrInstant.optional(),
      note: FreeText.optional(),
    }),
  }),
} as const;
