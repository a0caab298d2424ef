import { z } from 'zod';

import { Template, Value } from './value.ts';

/** Who a row is about, and what is known of the client from it. */
export const ClientDefinition = z.strictObject({
  key: Value.describe('the client’s key in the other system; rows without it go to a client of kind unattributed'),
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,40}$/, 'up to 40 of A-Z, a-z, 0-9, ".", "_" and "-"')
    .default('')
    .describe('stands before every key, so that the keys of two systems do not meet'),
  kind: z.enum(['person', 'organisation']),
  name: Value,
  profile: Template.default({}).describe('fields of ClientRegistered: industry, country, parameters …'),
});
export type ClientDefinition = Readonly<z.output<typeof ClientDefinition>>;
