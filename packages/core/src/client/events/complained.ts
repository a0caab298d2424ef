import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { Channel, DateOrInstant, FreeText, Label, Severity } from '../../catalogue/fields.ts';
import {
  ComplaintId,
  DealId,
  DirectionId,
  EmployeeId,
  InvoiceNumber,
  PersonId,
  ProductId,
  SurveyId,
} from '../../catalogue/ids.ts';
import { SurveyScore } from '../../catalogue/survey-score.ts';
import { Money } from '../../money/money.ts';

const family = 'complained';
const complaint = { complaintId: ComplaintId };

/** Complaints from filing to closing, feedback and surveys. */
export const complainedEvents = {
  ComplaintFiled: defineEvent({
    family,
    version: 1,
    says: 'The client complained, or a bad score opened a case by itself.',
    body: z.strictObject({
      ...complaint,
      severity: Severity,
      category: Label.optional(),
      product: ProductId.optional(),
      direction: DirectionId.optional(),
      dealId: DealId.optional(),
      invoice: InvoiceNumber.optional(),
      channel: Channel.optional(),
      text: FreeText,
      remedy: FreeText.optional(),
      personId: PersonId.optional(),
      /** The survey whose answer opened the case. */
      surveyId: SurveyId.optional(),
    }),
  }),
  ComplaintAcknowledged: defineEvent({
    family,
    version: 1,
    says: 'The client was told that the complaint has arrived.',
    body: z.strictObject({ ...complaint, channel: Channel.optional(), note: FreeText.optional() }),
  }),
  ComplaintAssessed: defineEvent({
    family,
    version: 1,
    says: 'It was judged how bad it is.',
    body: z.strictObject({
      ...complaint,
      severity: Severity,
      category: Label.optional(),
      justified: z.boolean().optional(),
      note: FreeText.optional(),
    }),
  }),
  ComplaintAssigned: defineEvent({
    family,
    version: 1,
    says: 'An employee is to solve it.',
    body: z.strictObject({
      ...complaint,
      employee: EmployeeId,
      department: Label.optional(),
      dueDate: DateOrInstant.optional(),
    }),
  }),
  ComplaintInvestigated: defineEvent({
    family,
    version: 1,
    says: 'The root cause is known.',
    body: z.strictObject({
      ...complaint,
      rootCause: Label,
      processAtFault: Label.optional(),
      findings: FreeText.optional(),
    }),
  }),
  ComplaintResolved: defineEvent({
    family,
    version: 1,
    says: 'It was decided what is done for the client.',
    body: z.strictObject({
      ...complaint,
      resolution: FreeText,
      kind: Label.optional(),
      cost: Money.optional(),
    }),
  }),
  ComplaintDecisionCommunicated: defineEvent({
    family,
    version: 1,
    says: 'The client knows the decision, and may have accepted or refused it.',
    body: z.strictObject({
      ...complaint,
      channel: Channel.optional(),
      accepted: z.boolean().optional(),
      note: FreeText.optional(),
    }),
  }),
  ComplaintClosed: defineEvent({
    family,
    version: 1,
    says: 'The case is closed.',
    body: z.strictObject({ ...complaint, note: FreeText.optional() }),
  }),
  ComplaintReopened: defineEvent({
    family,
    version: 1,
    says: 'The case is open again.',
    body: z.strictObject({ ...complaint, why: FreeText.optional() }),
  }),
  CorrectiveActionTaken: defineEvent({
    family,
    version: 1,
    says: 'Something was changed so that it does not happen again.',
    body: z.strictObject({
      ...complaint,
      action: FreeText,
      kind: Label.optional(),
      process: Label.optional(),
      product: ProductId.optional(),
      employee: EmployeeId.optional(),
    }),
  }),
  CorrectiveActionWaived: defineEvent({
    family,
    version: 1,
    says: 'There is a reason why no cause needs removing.',
    body: z.strictObject({ ...complaint, why: FreeText }),
  }),
  ProductFeedbackRecorded: defineEvent({
    family,
    version: 1,
    says: 'The client said what it wishes of a product, or what is wrong with it.',
    body: z.strictObject({
      product: ProductId,
      direction: DirectionId.optional(),
      kind: z.enum(['wish', 'defect', 'praise']),
      category: Label.optional(),
      channel: Channel.optional(),
      text: FreeText,
      personId: PersonId.optional(),
    }),
  }),
  SurveySent: defineEvent({
    family,
    version: 1,
    says: 'The client was asked how satisfied it is.',
    body: z.strictObject({
      surveyId: SurveyId,
      questionnaire: Label,
      product: ProductId.optional(),
      channel: Channel.optional(),
      /** Asked because of a first sale of the product, not because the year was over. */
      afterSale: z.boolean().optional(),
      dealId: DealId.optional(),
      personId: PersonId.optional(),
    }),
  }),
  SurveyAnswered: defineEvent({
    family,
    version: 1,
    says: 'The client answered: a score to each question on its scale.',
    body: z.strictObject({
      surveyId: SurveyId.optional(),
      questionnaire: Label.optional(),
      product: ProductId.optional(),
      channel: Channel.optional(),
      scores: z.array(SurveyScore).min(1),
      dealId: DealId.optional(),
      personId: PersonId.optional(),
      text: FreeText.optional(),
    }),
  }),
} as const;
