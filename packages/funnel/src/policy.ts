import { commonPolicy } from '@clientele/core';
import { z } from 'zod';

import { Pipeline, defaultPipeline } from './pipeline.ts';
import { WorkingCalendar } from './working-calendar.ts';

/** How deals are looked at. Complete by defaults; nothing of it is a rule that binds decisions. */
export const FunnelPolicy = z
  .strictObject({
    ...commonPolicy,
    /** By name; a deal that names none, or one that is not here, goes through `default`. */
    pipelines: z
      .record(z.string().regex(/^[^.]{1,100}$/, 'a name without "."'), Pipeline)
      .refine((pipelines) => 'default' in pipelines, 'one of them is the default')
      .default({ default: defaultPipeline }),
    workingCalendar: WorkingCalendar.prefault({}),
    /** When a deal has stood in its stage for too long. */
    ageing: z
      .strictObject({
        /** Times the median that won deals spent there. */
        timesMedian: z.number().positive().default(2),
        /** Days by stage that take the place of that. */
        days: z.record(z.string(), z.number().positive()).default({}),
      })
      .prefault({}),
    /** Closed deals below which there is no probability, only insufficient history. */
    leastHistory: z.int().positive().default(30),
    velocity: z
      .strictObject({
        /** Which deals are counted as being in the pipe. */
        deals: z.enum(['open now', 'opened in window']).default('open now'),
        /** Whose days from opening to closing are averaged. */
        days: z.enum(['won only', 'all closed']).default('won only'),
      })
      .prefault({}),
    /** Which submitted forecast of a month counts: the last one before the month begins, or before it ends. */
    forecastBefore: z.enum(['month begins', 'month ends']).default('month begins'),
  })
  .refine(
    ({ pipelines, ageing }) => {
      const stages = new Set(Object.values(pipelines).flatMap((p) => p.stages.map(({ stage }) => stage)));
      return Object.keys(ageing.days).every((stage) => stages.has(stage));
    },
    { error: 'names a stage that no pipeline has', path: ['ageing', 'days'] },
  );
export type FunnelPolicy = Readonly<z.output<typeof FunnelPolicy>>;
export type FunnelPolicyInput = z.input<typeof FunnelPolicy>;
