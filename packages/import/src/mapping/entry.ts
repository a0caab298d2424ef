import { z } from 'zod';

import { At } from './at.ts';
import { Condition } from './condition.ts';
import { Template, Value } from './value.ts';

const common = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'a name of small letters, digits and dashes')
    .describe('part of the key of every event made: renaming it makes other events of the same rows'),
  from: z.string().min(1).describe('the table'),
  when: Condition.optional().describe('only rows that fit'),
  at: At,
  report: z
    .array(z.strictObject({ as: z.string().min(1).max(100), when: Condition.optional() }))
    .default([])
    .describe('rows that are booked and reported as odd'),
};

const client = z.string().min(1).optional().describe('which definition of "clients"; default the only one');

/** Any event but money and registration: one of each row. */
const EventEntry = z.strictObject({
  book: z.literal('event'),
  ...common,
  client,
  event: z.string().min(1).describe('event type of the catalogue'),
  key: Value.optional().describe(
    'what tells rows apart; a row that comes again with another content corrects what was booked. Default the whole row, equal rows being counted',
  ),
  data: Template,
});

/** Money: each row is a line of an invoice, a payment of its own, or a cancellation. */
const SaleEntry = z.strictObject({
  book: z.literal('sale'),
  ...common,
  client,
  invoice: Value.optional().describe('rows of one invoice become one payment at the earliest of their instants'),
  key: Value.optional().describe('as for events, where rows are not grouped into invoices'),
  deal: Value.optional(),
  product: Value.optional(),
  direction: Value.optional(),
  quantity: z.string().min(1).optional(),
  unitPrice: z.string().min(1).optional(),
  amount: z.string().min(1).optional().describe('default quantity × unit price'),
  cost: z.string().min(1).optional(),
  currency: Value.optional().describe('default that of the mapping'),
  owner: Value.optional(),
  salesChannel: Value.optional(),
  method: Value.optional(),
  cancellation: z
    .strictObject({ when: Condition, quantities: z.enum(['negative', 'positive']).default('negative') })
    .optional()
    .describe(
      'rows that cancel earlier sales: same client, product and unit price, the latest with quantity left first',
    ),
  negative: z
    .enum(['refuse', 'refund'])
    .default('refuse')
    .describe('a negative amount that is no cancellation is refused, or booked as money given back'),
  rounding: z
    .enum(['refuse', 'half-even'])
    .default('refuse')
    .describe('an amount that does not fit minor units is refused, or rounded once a line with the residue reported'),
});

/** Clients that are in a table of their own: each row registers one. */
const ClientEntry = z.strictObject({ book: z.literal('client'), ...common, client });

/** Facts about our own side: of the rows with one key the earliest counts. */
const CompanyEntry = z.strictObject({
  book: z.literal('company'),
  ...common,
  event: z.string().min(1).describe('event type of the company’s own stream'),
  key: Value,
  data: Template,
});

/** What is made of the rows of a table. At the same instant the earlier entry comes first. */
export const Entry = z.discriminatedUnion('book', [EventEntry, SaleEntry, ClientEntry, CompanyEntry]);
export type Entry = Readonly<z.output<typeof Entry>>;
export type EntryOf<Book extends Entry['book']> = Extract<Entry, { book: Book }>;
