import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import {
  Channel,
  DateOrInstant,
  FreeText,
  JsonContent,
  Label,
  NonNegativeMoney,
  Quantity,
  UnitPrice,
} from '../../catalogue/fields.ts';
import { CampaignId, DirectionId, PackageId, PartnerId, ProductId, ProgrammeId } from '../../catalogue/ids.ts';

const family = 'company';

/** What the company sells, with whom, and how it woos. */
export const assortmentEvents = {
  ProductListed: defineEvent({
    family,
    version: 1,
    says: 'A product is for sale, or what is said of it changed.',
    body: z.strictObject({
      product: ProductId,
      name: Label.optional(),
      direction: DirectionId.optional(),
      price: UnitPrice.optional(),
      cost: UnitPrice.optional(),
      unit: Label.optional(),
      questionnaire: Label.optional(),
    }),
  }),
  ProductRetired: defineEvent({
    family,
    version: 1,
    says: 'A product is no longer for sale.',
    body: z.strictObject({
      product: ProductId,
      replacedBy: ProductId.optional(),
      why: FreeText.optional(),
    }),
  }),
  DirectionListed: defineEvent({
    family,
    version: 1,
    says: 'The company has a product line.',
    body: z.strictObject({ direction: DirectionId, name: Label.optional() }),
  }),
  PartnerListed: defineEvent({
    family,
    version: 1,
    says: 'The company sells products of a partner.',
    body: z.strictObject({
      partner: PartnerId,
      name: Label.optional(),
      products: z.array(ProductId).optional(),
    }),
  }),
  PackageListed: defineEvent({
    family,
    version: 1,
    says: 'Products are sold together as a package.',
    body: z.strictObject({
      package: PackageId,
      name: Label.optional(),
      items: z.array(z.strictObject({ product: ProductId, quantity: Quantity })).min(1),
      price: UnitPrice.optional(),
    }),
  }),
  LoyaltyProgrammeDefined: defineEvent({
    family,
    version: 1,
    says: 'There is a loyalty programme on one basis: care, service or price; a later one of the name replaces it.',
    body: z.strictObject({
      programme: ProgrammeId,
      version: Label,
      basis: z.enum(['care', 'service', 'price']),
      /** Who may join, and what is given for what. */
      content: JsonContent,
      from: DateOrInstant.optional(),
      until: DateOrInstant.optional(),
    }),
  }),
  CampaignDefined: defineEvent({
    family,
    version: 1,
    says: 'There is a campaign: whom it selects and in which steps it goes.',
    body: z.strictObject({
      campaignId: CampaignId,
      name: Label,
      topic: Label.optional(),
      selection: JsonContent.optional(),
      steps: z
        .array(
          z.strictObject({
            step: Label,
            channel: Channel,
            afterDays: z.int().nonnegative().optional(),
          }),
        )
        .min(1),
      budget: NonNegativeMoney.optional(),
      from: DateOrInstant.optional(),
      until: DateOrInstant.optional(),
    }),
  }),
} as const;
