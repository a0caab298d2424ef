import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { DateOrInstant, FreeText, Label, PersonalLine } from '../../catalogue/fields.ts';
import { CampaignId, CardId, ClientId, DealId, LotId, PaymentId, ProductId, ProgrammeId } from '../../catalogue/ids.ts';
import { Money } from '../../money/money.ts';

const family = 'loyalty';
const Points = z.int().positive();
const cause = {
  paymentId: PaymentId.optional(),
  dealId: DealId.optional(),
  why: FreeText.optional(),
};

/** What faithful clients were given, and whom they brought. */
export const loyaltyEvents = {
  LoyaltyCardIssued: defineEvent({
    family,
    version: 1,
    says: 'The client joined a programme and has a card.',
    body: z.strictObject({
      programme: ProgrammeId,
      cardId: CardId,
      kind: z.enum(['bearer', 'personal', 'category']).optional(),
      tier: Label.optional(),
      validUntil: DateOrInstant.optional(),
    }),
  }),
  LoyaltyTierChanged: defineEvent({
    family,
    version: 1,
    says: 'Notice of a new tier; figures compute the tier themselves.',
    body: z.strictObject({
      programme: ProgrammeId,
      from: Label.optional(),
      to: Label,
      why: FreeText.optional(),
    }),
  }),
  BonusEarned: defineEvent({
    family,
    version: 1,
    says: 'The client earned points: one lot, with or without an end.',
    body: z.strictObject({
      programme: ProgrammeId,
      lotId: LotId,
      points: Points,
      expiresOn: DateOrInstant.optional(),
      ...cause,
    }),
  }),
  BonusRedeemed: defineEvent({
    family,
    version: 1,
    says: 'The client used points.',
    body: z.strictObject({
      programme: ProgrammeId,
      points: Points,
      amount: Money.optional(),
      ...cause,
    }),
  }),
  BonusExpired: defineEvent({
    family,
    version: 1,
    says: 'Notice that points are past their end; figures compute that themselves.',
    body: z.strictObject({ programme: ProgrammeId, lotId: LotId.optional(), points: Points }),
  }),
  RewardGranted: defineEvent({
    family,
    version: 1,
    says: 'The client was given a prize, a gift, special terms or access to something.',
    body: z.strictObject({
      programme: ProgrammeId.optional(),
      kind: Label,
      reward: Label,
      amount: Money.optional(),
      until: DateOrInstant.optional(),
      ...cause,
    }),
  }),
  ReferralMade: defineEvent({
    family,
    version: 1,
    says: 'The client recommended the company to somebody.',
    body: z.strictObject({
      referredClientId: ClientId.optional(),
      contact: z
        .strictObject({
          name: PersonalLine.optional(),
          email: PersonalLine.optional(),
          phone: PersonalLine.optional(),
        })
        .optional(),
      product: ProductId.optional(),
      campaignId: CampaignId.optional(),
      note: FreeText.optional(),
    }),
  }),
} as const;
