import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { Channel, ContactDirection, DateOrInstant, FreeText, Label, TimeOfDay } from '../../catalogue/fields.ts';
import {
  CampaignId,
  DealId,
  DirectionId,
  DocumentId,
  EmployeeId,
  PersonId,
  PlanId,
  ProductId,
  RequestId,
  ResponseId,
  TouchId,
} from '../../catalogue/ids.ts';
import { Money } from '../../money/money.ts';

const family = 'contacted';

/** Interactions, requests and their answers, what the client allows, campaigns. */
export const contactedEvents = {
  ClientContacted: defineEvent({
    family,
    version: 1,
    says: 'The company and the client interacted, because the client asked (reactive) or the company acted (proactive).',
    body: z.strictObject({
      direction: ContactDirection,
      channel: Channel,
      purpose: Label.optional(),
      outcome: Label.optional(),
      dealId: DealId.optional(),
      campaignId: CampaignId.optional(),
      requestId: RequestId.optional(),
      /** The planned contact that this one was. */
      planId: PlanId.optional(),
      personId: PersonId.optional(),
      employee: EmployeeId.optional(),
      minutes: z.number().nonnegative().optional(),
      /** What might be sold, as noticed on this occasion. */
      potential: z
        .strictObject({
          product: ProductId.optional(),
          direction: DirectionId.optional(),
          amount: Money.optional(),
          note: FreeText.optional(),
        })
        .optional(),
      note: FreeText.optional(),
    }),
  }),
  RequestReceived: defineEvent({
    family,
    version: 1,
    says: 'The client asked for something or about something.',
    body: z.strictObject({
      requestId: RequestId,
      channel: Channel,
      subject: Label.optional(),
      text: FreeText.optional(),
      product: ProductId.optional(),
      dealId: DealId.optional(),
      personId: PersonId.optional(),
      promisedFor: DateOrInstant.optional(),
    }),
  }),
  RequestAcknowledged: defineEvent({
    family,
    version: 1,
    says: 'The client was told that the request has arrived.',
    body: z.strictObject({
      requestId: RequestId,
      channel: Channel.optional(),
      note: FreeText.optional(),
    }),
  }),
  AnswerPromised: defineEvent({
    family,
    version: 1,
    says: 'An answer was promised; a later promise moves the date and the first one is kept.',
    body: z.strictObject({
      requestId: RequestId,
      promisedFor: DateOrInstant,
      note: FreeText.optional(),
    }),
  }),
  RequestAnswered: defineEvent({
    family,
    version: 1,
    says: 'The request was answered.',
    body: z.strictObject({
      requestId: RequestId,
      channel: Channel.optional(),
      text: FreeText.optional(),
    }),
  }),
  RequestDeclined: defineEvent({
    family,
    version: 1,
    says: 'The company said no to the request; that ends the wait as an answer does.',
    body: z.strictObject({
      requestId: RequestId,
      category: Label.optional(),
      note: FreeText.optional(),
    }),
  }),
  NextContactPlanned: defineEvent({
    family,
    version: 1,
    says: 'The next contact has a date and a purpose; under the same id it is moved.',
    body: z.strictObject({
      planId: PlanId,
      date: DateOrInstant,
      purpose: Label,
      product: ProductId.optional(),
      channel: Channel.optional(),
      dealId: DealId.optional(),
      employee: EmployeeId.optional(),
      note: FreeText.optional(),
    }),
  }),
  MeetingMinutesSent: defineEvent({
    family,
    version: 1,
    says: 'What was agreed in a meeting was sent to the client.',
    body: z.strictObject({
      heldOn: DateOrInstant.optional(),
      channel: Channel.optional(),
      dealId: DealId.optional(),
      documentId: DocumentId.optional(),
      agreed: FreeText.optional(),
    }),
  }),
  ConsentGiven: defineEvent({
    family,
    version: 1,
    says: 'The client agreed to be written to about a topic on a channel; how and where is the proof.',
    body: z.strictObject({
      topic: Label,
      channel: Channel,
      how: Label,
      where: Label,
      personId: PersonId.optional(),
      documentId: DocumentId.optional(),
      wording: FreeText.optional(),
    }),
  }),
  ConsentWithdrawn: defineEvent({
    family,
    version: 1,
    says: 'The client withdrew a consent; without a topic or a channel it is withdrawn for all of them.',
    body: z.strictObject({
      topic: Label.optional(),
      channel: Channel.optional(),
      how: Label,
      where: Label,
      personId: PersonId.optional(),
      why: FreeText.optional(),
    }),
  }),
  ContactPreferenceSet: defineEvent({
    family,
    version: 1,
    says: 'The client said how it may be contacted; this takes the place of what it said before.',
    body: z.strictObject({
      /** Where given, no other channel may be used. */
      allowedChannels: z.array(Channel).min(1).optional(),
      forbiddenChannels: z.array(Channel).min(1).optional(),
      /** From (included) to (excluded), over midnight where `to` is the earlier. */
      hours: z.strictObject({ from: TimeOfDay, to: TimeOfDay, zone: Label.optional() }).optional(),
      /** At most so many proactive contacts in so many days. */
      maxPerPeriod: z.strictObject({ count: z.int().nonnegative(), days: z.int().positive() }).optional(),
      personId: PersonId.optional(),
    }),
  }),
  CampaignTouchSent: defineEvent({
    family,
    version: 1,
    says: 'A step of a campaign reached the client.',
    body: z.strictObject({
      touchId: TouchId,
      campaignId: CampaignId,
      step: Label,
      channel: Channel,
      topic: Label.optional(),
      /** The response that brought another round of the same step about. */
      causedBy: ResponseId.optional(),
      cost: Money.optional(),
    }),
  }),
  CampaignResponseReceived: defineEvent({
    family,
    version: 1,
    says: 'The client responded to a campaign.',
    body: z.strictObject({
      responseId: ResponseId,
      campaignId: CampaignId,
      touchId: TouchId.optional(),
      channel: Channel.optional(),
      response: Label,
      dealId: DealId.optional(),
      text: FreeText.optional(),
    }),
  }),
} as const;
