import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { BareDate, FreeText, JsonContent, Label } from '../../catalogue/fields.ts';
import { ClientId, DirectionId, EmployeeId } from '../../catalogue/ids.ts';
import { named } from '../../catalogue/named.ts';
import { Money } from '../../money/money.ts';

const family = 'company';

/** Whose target it is. */
const TargetOf = named(
  'TargetOf',
  z.discriminatedUnion('level', [
    z.strictObject({ level: z.literal('company') }),
    z.strictObject({ level: z.literal('team'), department: Label, branch: Label.optional() }),
    z.strictObject({ level: z.literal('employee'), employee: EmployeeId }),
    z.strictObject({ level: z.literal('direction'), direction: DirectionId }),
    z.strictObject({ level: z.literal('client'), clientId: ClientId }),
  ]),
  'whose it is: the company’s, a team’s, an employee’s, a direction’s or a client’s',
);

const isPeriod = ({ from, to }: { from: string; to: string }): boolean => from < to;
const mustBePeriod = { error: 'a period ends after it begins', path: ['to'] };

/** What the company aims at, by which rules it works, and how it judges itself. */
export const steeringEvents = {
  SalesTargetSet: defineEvent({
    family,
    version: 1,
    says: 'A figure is to reach a value in a period; a later target of the same figure and period replaces it.',
    body: z
      .strictObject({
        for: TargetOf,
        measure: Label,
        target: z.union([Money, z.number()]),
        from: BareDate,
        to: BareDate,
      })
      .refine(isPeriod, mustBePeriod),
  }),
  ScorecardSet: defineEvent({
    family,
    version: 1,
    says: 'Somebody’s work is judged by these figures, weights and plans in a period.',
    body: z
      .strictObject({
        for: TargetOf,
        lines: z
          .array(
            z.strictObject({
              measure: Label,
              weight: z.number().positive(),
              plan: z.union([Money, z.number()]),
              /** The most that one figure may bring, as a multiple of its plan. */
              cap: z.number().positive().optional(),
            }),
          )
          .min(1),
        from: BareDate,
        to: BareDate,
      })
      .refine(isPeriod, mustBePeriod),
  }),
  PolicyAdopted: defineEvent({
    family,
    version: 1,
    says: 'From now on figures are computed under this policy, unless another is asked for.',
    body: z.strictObject({
      name: Label,
      version: Label,
      content: JsonContent,
      why: FreeText.optional(),
    }),
  }),
  DocumentTemplateApproved: defineEvent({
    family,
    version: 1,
    says: 'Documents of a kind may be made from this template.',
    body: z.strictObject({
      kind: Label,
      name: Label,
      version: Label,
      content: z.string().optional(),
      approver: EmployeeId.optional(),
    }),
  }),
  ReadinessAnswered: defineEvent({
    family,
    version: 1,
    says: 'The team answered the three questions before a programme starts; ready is three times yes.',
    body: z.strictObject({
      programme: Label.optional(),
      readyToChange: z.boolean(),
      readyToLearnAndChooseClients: z.boolean(),
      meansToRaiseSatisfaction: z.boolean(),
      employee: EmployeeId.optional(),
      note: FreeText.optional(),
    }),
  }),
  ProcessAssessed: defineEvent({
    family,
    version: 1,
    says: 'The team judged one of its processes: is there one, is there a rule that is kept, a report, an indicator.',
    body: z.strictObject({
      process: Label,
      exists: z.boolean(),
      ruleKept: z.boolean(),
      reported: z.boolean(),
      measured: z.boolean(),
      employee: EmployeeId.optional(),
      note: FreeText.optional(),
    }),
  }),
} as const;
