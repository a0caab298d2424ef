import { z } from 'zod';

import { Birthday, Label, PersonalLine } from './fields.ts';
import { ClientId } from './ids.ts';

const ParameterName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/, 'a parameter name begins with a letter and has no blanks');

/** Segment parameters that a client has "from birth", each for a use of its own; never personal. */
const segmentParameters = {
  industry: Label,
  activity: Label,
  hasBranches: z.boolean(),
  size: z.union([Label, z.number().nonnegative()]),
  mainClients: Label,
  yearFounded: z.int().min(1).max(9999),
  ageBand: Label,
  occupation: Label,
  country: Label,
  region: Label,
  parameters: z.record(ParameterName, z.union([Label, z.number(), z.boolean()])),
};

/** What is known of a client: who it is, which segment it belongs to, how it found us. */
export const clientProfile = {
  name: PersonalLine,
  ...segmentParameters,
  source: Label,
  referredByClientId: ClientId,
  parentClientId: ClientId,
  birthday: Birthday,
};

/** How a client or a contact person is reached. */
export const Contacts = z.strictObject({
  email: PersonalLine.optional(),
  phone: PersonalLine.optional(),
  address: PersonalLine.optional(),
});
