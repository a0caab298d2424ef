import { commonPolicy, Period, statusPolicy } from '@clientele/core';
import { z } from 'zod';

/** What loyalty depends on besides the facts. Complete by defaults, printed with every report. */
export const LoyaltyPolicy = z.strictObject({
  ...commonPolicy,
  ...statusPolicy,
  /**
   * What a client does twice when it buys again: two sales, two settlements, or settlements on two
   * days; or two sales, also of what was wholly refunded later.
   */
  again: z.enum(['sales', 'settlements', 'days', 'sales-before-refunds']).default('sales'),
  /** The window before the moment, where the filter names none. */
  window: Period.default({ months: 12 }),
  /** The parts of the calendar that cohorts are cut into: clients that first bought in the same one. */
  cohort: z.enum(['month', 'quarter', 'year']).default('month'),
  /** The segment parameter that the index is told apart by. */
  segment: z.string().min(1).default('industry'),
  satisfaction: z
    .strictObject({
      /** The latest answer of each client in the window, or every answer. */
      counts: z.enum(['clients', 'answers']).default('clients'),
      /** The best rating that is open dissatisfaction, and the best that is hidden. */
      open: z.number().default(2),
      hidden: z.number().default(3),
      /** Whether a dissatisfied answer opens a complaint case by itself. */
      opensCase: z.boolean().default(true),
    })
    .prefault({}),
  surveys: z
    .strictObject({
      /** Who is asked again and again: everybody who ever bought, or the active only. */
      whom: z.enum(['ever-bought', 'active']).default('ever-bought'),
      /** How long at most between two surveys about a product. */
      every: Period.default({ months: 12 }),
      /** So many days before that the next survey falls due. */
      noticeDays: z.int().nonnegative().default(30),
      /** So many days after the first sale of a product the client must have been asked. */
      afterSaleDays: z.int().positive().default(14),
    })
    .prefault({}),
  /** Rules of thumb, no measurements. */
  wordOfMouth: z
    .strictObject({
      /** Persons whom a satisfied client tells at most, and a dissatisfied one at least. */
      perSatisfied: z.number().nonnegative().default(5),
      perDissatisfied: z.number().nonnegative().default(10),
      /** Dissatisfied clients who say nothing, for each complaint. */
      silentPerComplaint: z.number().nonnegative().default(9),
    })
    .prefault({}),
  /** How many entries a list of the report shows at most; the number beside it is complete. */
  listed: z.int().nonnegative().default(100),
});
export type LoyaltyPolicy = Readonly<z.output<typeof LoyaltyPolicy>>;
export type LoyaltyPolicyInput = z.input<typeof LoyaltyPolicy>;
