import { z } from 'zod';

import { Period } from '../calendar/period.ts';

/** What a policy says about statuses: to be spread into the policy of each question that reads them. */
export const statusPolicy = {
  /** How long a client stays active after a settlement: about the average interval between sales. */
  period: Period.default({ months: 3 }),
  /** Other periods for clients of a segment, as they are at the moment asked for; the first that fits. */
  periods: z
    .array(
      z.strictObject({
        segment: z.strictObject({ key: z.string(), value: z.string() }),
        period: Period,
      }),
    )
    .default([]),
  /** `rolling`: the period runs from each settlement; else statuses are read by whole months or quarters. */
  alignment: z.enum(['rolling', 'month', 'quarter']).default('rolling'),
  /** The month (1-12) in which the fiscal year begins: quarters are cut from there. */
  fiscalMonth: z.int().min(1).max(12).default(1),
};
export type StatusPolicy = Readonly<z.output<z.ZodObject<typeof statusPolicy>>> & Readonly<{ zone: string }>;
