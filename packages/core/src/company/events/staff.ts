import { z } from 'zod';

import { defineEvent } from '../../catalogue/define-event.ts';
import { FreeText, Label, PersonalLine } from '../../catalogue/fields.ts';
import { EmployeeId } from '../../catalogue/ids.ts';

const family = 'company';

/** Who works for the company, and where in it. */
export const staffEvents = {
  EmployeeJoined: defineEvent({
    family,
    version: 1,
    says: 'An employee joined the company.',
    body: z.strictObject({
      employee: EmployeeId,
      name: PersonalLine.optional(),
      role: Label.optional(),
      department: Label.optional(),
      branch: Label.optional(),
      manager: EmployeeId.optional(),
    }),
  }),
  EmployeeMoved: defineEvent({
    family,
    version: 1,
    says: 'An employee works in another place from now on; what is absent stays.',
    body: z.strictObject({
      employee: EmployeeId,
      role: Label.optional(),
      department: Label.optional(),
      branch: Label.optional(),
      manager: EmployeeId.optional(),
    }),
  }),
  EmployeeLeft: defineEvent({
    family,
    version: 1,
    says: 'An employee left the company.',
    body: z.strictObject({ employee: EmployeeId, why: FreeText.optional() }),
  }),
} as const;
