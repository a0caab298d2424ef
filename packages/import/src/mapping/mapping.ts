import { z } from 'zod';

import { ClientDefinition } from './client-definition.ts';
import { Entry } from './entry.ts';
import { Table } from './table.ts';

/** How tables of another system become events. A mapping is data: a JSON file, or one of the ready ones. */
export const Mapping = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'a name of small letters, digits and dashes'),
  about: z.string().optional().describe('for people: what the tables are, and what was decided in mapping them'),
  source: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,60}$/, '1 to 60 of A-Z, a-z, 0-9, ".", "_" and "-"')
    .describe('the other system; stands in every event, and makes ids of foreign keys. Never change it'),
  zone: z.string().min(1).default('UTC').describe('IANA zone of dates without an offset'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code')
    .optional()
    .describe('of amounts that name none'),
  tables: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'a name without blanks and dots'), Table),
  names: z
    .record(z.string(), z.record(z.string(), z.string()))
    .default({})
    .describe('lists of names to mend: what stands in the table → what is meant'),
  clients: z.record(z.string(), ClientDefinition).default({}),
  entries: z.array(Entry).min(1),
});
export type Mapping = Readonly<z.output<typeof Mapping>>;

/** A mapping as it is written, with what may be left out. */
export type MappingInput = z.input<typeof Mapping>;
