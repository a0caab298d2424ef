import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { BareDate, DateOrInstant, FreeText, Label, NonNegativeMoney, Score } from '../../catalogue/fields.ts';
import { ComplaintId, DealId, DirectionId, EmployeeId, ProductId, TaskId } from '../../catalogue/ids.ts';
import { Money } from '../../money/money.ts';

const family = 'valued';

/** The days [from, to) that an amount is for. */
const period = { from: BareDate, to: BareDate };
const isPeriod = ({ from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  from === undefined || to === undefined || from < to;
const mustBePeriod = { error: 'a period ends after it begins', path: ['to'] };

/** What the client is worth, what it costs, what is to be done. */
export const valuedEvents = {
  StrategicImportanceRated: defineEvent({
    family,
    version: 1,
    says: 'It was judged how much the client means beyond its turnover: opinion leader, reference name, co-developer.',
    body: z.strictObject({ score: Score, kind: Label.optional(), why: FreeText.optional() }),
  }),
  PotentialRated: defineEvent({
    family,
    version: 1,
    says: 'It was judged what the client could come to buy.',
    body: z
      .strictObject({
        score: Score.optional(),
        /** Possible turnover of a year. */
        amount: NonNegativeMoney.optional(),
        product: ProductId.optional(),
        direction: DirectionId.optional(),
        why: FreeText.optional(),
      })
      .refine(({ score, amount }) => score !== undefined || amount !== undefined, {
        error: 'a potential is a score or an amount',
        path: ['score'],
      }),
  }),
  SpendRecorded: defineEvent({
    family,
    version: 1,
    says: 'It became known what the client spends on a product in all, with us and with others.',
    body: z
      .strictObject({
        product: ProductId,
        direction: DirectionId.optional(),
        amount: NonNegativeMoney,
        ...period,
        learnedFrom: Label.optional(),
      })
      .refine(isPeriod, mustBePeriod),
  }),
  CostToServeRecorded: defineEvent({
    family,
    version: 1,
    says: 'Work for the client cost money.',
    body: z
      .strictObject({
        kind: z.enum(['sales', 'service', 'price-pressure', 'special-demands']),
        amount: Money,
        direction: DirectionId.optional(),
        dealId: DealId.optional(),
        hours: z.number().nonnegative().optional(),
        from: period.from.optional(),
        to: period.to.optional(),
        why: FreeText.optional(),
      })
      .refine(isPeriod, mustBePeriod),
  }),
  DependencyRecorded: defineEvent({
    family,
    version: 1,
    says: 'One side depends on the other.',
    body: z.strictObject({
      kind: z.enum(['operational', 'technological', 'business', 'contractual']),
      of: z.enum(['client', 'company']),
      level: Score.optional(),
      until: DateOrInstant.optional(),
      what: FreeText,
    }),
  }),
  HealthScoreOverridden: defineEvent({
    family,
    version: 1,
    says: 'Somebody knows better than the computed health score; null gives it back to the computation.',
    body: z.strictObject({
      score: Score.nullable(),
      comment: FreeText,
      until: DateOrInstant.optional(),
    }),
  }),
  TaskAssigned: defineEvent({
    family,
    version: 1,
    says: 'An employee is to do something for the client.',
    body: z.strictObject({
      taskId: TaskId,
      employee: EmployeeId,
      what: FreeText,
      /** The control point that it comes from. */
      kind: Label.optional(),
      dueDate: DateOrInstant.optional(),
      dealId: DealId.optional(),
      complaintId: ComplaintId.optional(),
    }),
  }),
  TaskReassigned: defineEvent({
    family,
    version: 1,
    says: 'The task went to another employee.',
    body: z.strictObject({
      taskId: TaskId,
      to: EmployeeId,
      from: EmployeeId.optional(),
      dueDate: DateOrInstant.optional(),
      why: FreeText.optional(),
    }),
  }),
  TaskDone: defineEvent({
    family,
    version: 1,
    says: 'The task is done.',
    body: z.strictObject({ taskId: TaskId, outcome: Label.optional(), note: FreeText.optional() }),
  }),
} as const;
