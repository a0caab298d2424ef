import { commonPolicy, Period } from '@clientele/core';
import { z } from 'zod';

import { pointKinds } from './point-kinds.ts';

const days = z.int().nonnegative();

/** What control points depend on besides the facts. Complete by defaults, printed with every report. */
export const ControlPointsPolicy = z.strictObject({
  ...commonPolicy,
  /** The points that are watched; the others are as if they were not there. */
  watched: z.array(z.enum(pointKinds)).default([...pointKinds]),
  /** So many days before it is due a point deserves notice; for some points another number. */
  noticeDays: days.default(3),
  noticeDaysOf: z.partialRecord(z.enum(pointKinds), days).default({}),
  /**
   * How long a thing may take where its event names no date; null: it is not held to any.
   * Counted from the meeting, the request, the refusal, the preparation, the last contact.
   */
  within: z
    .strictObject({
      minutes: Period.nullable().default({ days: 1 }),
      answer: Period.nullable().default({ days: 2 }),
      revision: Period.nullable().default({ days: 7 }),
      approval: Period.nullable().default({ days: 3 }),
      contact: Period.nullable().default(null),
    })
    .prefault({}),
  /** How many entries a list of the report shows at most; the number beside it is complete. */
  listed: z.int().nonnegative().default(100),
});
export type ControlPointsPolicy = Readonly<z.output<typeof ControlPointsPolicy>>;
export type ControlPointsPolicyInput = z.input<typeof ControlPointsPolicy>;
