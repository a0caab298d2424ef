import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { DateOrInstant, FreeText, Label } from '../../catalogue/fields.ts';
import { ContractId, DealId, DirectionId, DocumentId, EmployeeId, OfferId, PersonId } from '../../catalogue/ids.ts';
import { LineItem } from '../../catalogue/line-item.ts';
import { PaymentTerms } from '../../catalogue/payment-terms.ts';
import { Money } from '../../money/money.ts';

const family = 'contracted';

const contract = { contractId: ContractId, dealId: DealId.optional(), offerId: OfferId.optional() };
const terms = {
  total: Money.optional(),
  from: DateOrInstant.optional(),
  until: DateOrInstant.optional(),
  autoRenew: z.boolean().optional(),
  /** Days before the end by which renewal or termination must be said. */
  noticeDays: z.int().nonnegative().optional(),
  paymentTerms: PaymentTerms.optional(),
  products: z.array(LineItem).optional(),
  directions: z.array(DirectionId).optional(),
  documentId: DocumentId.optional(),
};

/** What both sides are bound by. */
export const contractedEvents = {
  ContractApproved: defineEvent({
    family,
    version: 1,
    says: 'Somebody with the right to it approved the contract: director, accountant, lawyer.',
    body: z.strictObject({
      ...contract,
      approver: EmployeeId,
      role: Label,
      frame: z.boolean().optional(),
      ...terms,
      note: FreeText.optional(),
    }),
  }),
  ContractRejected: defineEvent({
    family,
    version: 1,
    says: 'The contract as it was drawn up was refused by an approver or by the client.',
    body: z.strictObject({
      ...contract,
      by: z.enum(['company', 'client']),
      approver: EmployeeId.optional(),
      role: Label.optional(),
      category: Label,
      reason: Label.optional(),
      note: FreeText.optional(),
    }),
  }),
  ContractSigned: defineEvent({
    family,
    version: 1,
    says: 'Both sides signed, for an accepted offer or as a frame for many deals.',
    body: z.strictObject({
      ...contract,
      frame: z.boolean().optional(),
      ...terms,
      signedBy: PersonId.optional(),
      note: FreeText.optional(),
    }),
  }),
  ContractAmended: defineEvent({
    family,
    version: 1,
    says: 'Terms of the contract changed; what is absent stays.',
    body: z.strictObject({ ...contract, ...terms, why: FreeText.optional() }),
  }),
  ContractRenewed: defineEvent({
    family,
    version: 1,
    says: 'The contract goes on for a further term; terms that are absent stay.',
    body: z.strictObject({ ...contract, ...terms, automatically: z.boolean().optional() }),
  }),
  ContractExpired: defineEvent({
    family,
    version: 1,
    says: 'Notice that the contract is past its end; figures compute that themselves.',
    body: z.strictObject({ ...contract, until: DateOrInstant.optional() }),
  }),
  ContractTerminated: defineEvent({
    family,
    version: 1,
    says: 'One side ended the contract before its time.',
    body: z.strictObject({
      ...contract,
      by: z.enum(['company', 'client']),
      /** Where it ends later than it was terminated. */
      endsOn: DateOrInstant.optional(),
      category: Label.optional(),
      why: FreeText.optional(),
    }),
  }),
} as const;
