import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { Channel, DateOrInstant, Discount, FreeText, Label, Month, Percent, Quantity } from '../../catalogue/fields.ts';
import {
  CampaignId,
  ConcessionId,
  ContractId,
  DealId,
  DirectionId,
  DocumentId,
  EmployeeId,
  OfferId,
  PersonId,
  ProductId,
} from '../../catalogue/ids.ts';
import { LineItem } from '../../catalogue/line-item.ts';
import { PaymentTerms } from '../../catalogue/payment-terms.ts';
import { Money } from '../../money/money.ts';

const family = 'offered';

const Revision = z.int().positive();
const offer = { offerId: OfferId, dealId: DealId, revision: Revision };
const offered = {
  ...offer,
  products: z.array(LineItem).optional(),
  amount: Money.optional(),
  discount: Discount.optional(),
  validUntil: DateOrInstant.optional(),
  paymentTerms: PaymentTerms.optional(),
  documentId: DocumentId.optional(),
  /** Why the discount, or why the revision. */
  why: FreeText.optional(),
};
const refusal = {
  category: Label,
  reason: Label.optional(),
  retryOn: DateOrInstant.optional(),
  competitor: Label.optional(),
  note: FreeText.optional(),
};

/** A deal from its opening to the client's word on the offer. */
export const offeredEvents = {
  DealOpened: defineEvent({
    family,
    version: 1,
    says: 'A sale to the client came into progress.',
    body: z.strictObject({
      dealId: DealId,
      pipeline: Label.optional(),
      motion: z.enum(['inbound', 'outbound']).optional(),
      cycle: z.enum(['long', 'short']).optional(),
      salesChannel: Label.optional(),
      products: z.array(LineItem).optional(),
      amount: Money.optional(),
      owner: EmployeeId.optional(),
      expectedClose: DateOrInstant.optional(),
      source: Label.optional(),
      campaignId: CampaignId.optional(),
      note: FreeText.optional(),
    }),
  }),
  PresentationHeld: defineEvent({
    family,
    version: 1,
    says: 'Products were presented to the client.',
    body: z.strictObject({
      dealId: DealId.optional(),
      products: z.array(ProductId).optional(),
      channel: Channel.optional(),
      personId: PersonId.optional(),
      employee: EmployeeId.optional(),
      note: FreeText.optional(),
    }),
  }),
  PresentationDeclined: defineEvent({
    family,
    version: 1,
    says: 'The client did not want the presentation, for now.',
    body: z.strictObject({
      dealId: DealId.optional(),
      products: z.array(ProductId).optional(),
      ...refusal,
    }),
  }),
  TrialGiven: defineEvent({
    family,
    version: 1,
    says: 'The client was given a product to try.',
    body: z.strictObject({
      dealId: DealId.optional(),
      product: ProductId,
      direction: DirectionId.optional(),
      quantity: Quantity.optional(),
      until: DateOrInstant.optional(),
      cost: Money.optional(),
      note: FreeText.optional(),
    }),
  }),
  ConcessionGranted: defineEvent({
    family,
    version: 1,
    says: 'The company gave way in something: what, how much, until when and why.',
    body: z.strictObject({
      concessionId: ConcessionId,
      what: Label,
      amount: Money.optional(),
      percent: Percent.optional(),
      until: DateOrInstant.optional(),
      why: FreeText,
      dealId: DealId.optional(),
      offerId: OfferId.optional(),
      contractId: ContractId.optional(),
      approver: EmployeeId.optional(),
    }),
  }),
  OfferMade: defineEvent({
    family,
    version: 1,
    says: 'An offer was made for a deal; where it names no products they are the deal’s.',
    body: z.strictObject(offered),
  }),
  OfferRevised: defineEvent({
    family,
    version: 1,
    says: 'The offer was replaced by its next revision.',
    body: z.strictObject(offered),
  }),
  OfferAccepted: defineEvent({
    family,
    version: 1,
    says: 'The client accepted a revision of the offer.',
    body: z.strictObject({ ...offer, personId: PersonId.optional(), note: FreeText.optional() }),
  }),
  OfferDeclined: defineEvent({
    family,
    version: 1,
    says: 'The client declined a revision of the offer.',
    body: z.strictObject({ ...offer, ...refusal }),
  }),
  OfferExpired: defineEvent({
    family,
    version: 1,
    says: 'Notice that an offer is past its validity; figures compute that themselves.',
    body: z.strictObject(offer),
  }),
  ForecastSubmitted: defineEvent({
    family,
    version: 1,
    says: 'An owner said what will be closed in a month, and how surely.',
    body: z.strictObject({
      dealId: DealId.optional(),
      category: z.enum(['pipeline', 'best-case', 'commit', 'omitted']),
      amount: Money,
      month: Month,
      owner: EmployeeId,
      direction: DirectionId.optional(),
      note: FreeText.optional(),
    }),
  }),
  DealReopened: defineEvent({
    family,
    version: 1,
    says: 'A closed deal is in work again, at the stage named; why it was lost stays known.',
    body: z.strictObject({ dealId: DealId, stage: Label, why: FreeText.optional() }),
  }),
} as const;
