import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { FreeText } from '../../catalogue/fields.ts';
import { Instant } from '../../time/instant.ts';

const family = 'corrected';
const Revision = z.int().nonnegative();

/** What was recorded wrongly. The wrong event stays; from the record time of these on it is not counted. */
export const correctedEvents = {
  EventRetracted: defineEvent({
    family,
    version: 1,
    says: 'An earlier event of this stream did not happen.',
    body: z.strictObject({ revision: Revision, why: FreeText }),
  }),
  EventCorrected: defineEvent({
    family,
    version: 1,
    says: 'An earlier event of this stream happened otherwise: here is the right body, and when it happened.',
    body: z.strictObject({
      revision: Revision,
      type: z.string().min(1),
      schemaVersion: z.int().positive(),
      data: z.record(z.string(), z.unknown()),
      /** When it really happened: the right time, or that of the wrong event where only its body was wrong. */
      occurredAt: Instant,
      why: FreeText,
    }),
    carriesEvent: true,
  }),
} as const;
