import { z } from 'zod';

/** Which part of the business is asked about: the same object for every question. What is absent does not narrow. */
export const Filter = z.strictObject({
  /** [from, to): bare dates or instants. What falls into it is said by each question. */
  window: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  product: z.string().optional(),
  direction: z.string().optional(),
  owner: z.string().optional(),
  /** A segment parameter and its value, such as `{ key: 'industry', value: 'bakeries' }`. */
  segment: z.strictObject({ key: z.string(), value: z.string() }).optional(),
  channel: z.string().optional(),
  motion: z.enum(['inbound', 'outbound']).optional(),
  source: z.string().optional(),
});
export type Filter = Readonly<z.output<typeof Filter>>;
