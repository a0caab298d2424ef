import { commonPolicy, Period, statusPolicy } from '@clientele/core';
import { z } from 'zod';

/** What lifecycle depends on besides the facts. Complete by defaults, printed with every report. */
export const LifecyclePolicy = z.strictObject({
  ...commonPolicy,
  ...statusPolicy,
  /** The window before the moment, where the filter names none. */
  window: Period.default({ months: 12 }),
  /** How long a prospect must have been silent, or have stayed refused, to be dormant. */
  dormantAfter: Period.default({ months: 12 }),
  /** What the stages of development and the kinds of sale are told apart by. */
  unit: z.enum(['direction', 'product']).default('direction'),
  /** Whether the end of a contract that is not renewed loses the whole client, not only its directions. */
  contractEndsClient: z.boolean().default(false),
});
export type LifecyclePolicy = Readonly<z.output<typeof LifecyclePolicy>>;
export type LifecyclePolicyInput = z.input<typeof LifecyclePolicy>;
