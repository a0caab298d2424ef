import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { Label } from '../../catalogue/fields.ts';

/** The end of what is known of a person. */
export const privacyEvents = {
  PersonalDataErased: defineEvent({
    family: 'privacy',
    version: 1,
    says: 'The key to the client’s personal data was destroyed: what was erased and why, never the data.',
    // Nothing here is sealed: the key is gone when this is written.
    body: z.strictObject({
      what: z.array(Label).min(1),
      why: Label,
      requestedOn: z.iso.date().optional(),
    }),
  }),
} as const;
