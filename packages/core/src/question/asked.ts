import { z } from 'zod';

import { Filter } from './filter.ts';

/** What a question is asked for: a moment on both clocks (dates or instants) and the part of the business. */
export const Asked = z.strictObject({
  /** What was true before it; default just after now. */
  at: z.string().optional(),
  /** What was known before it; default all that is known. */
  knownAt: z.string().optional(),
  filter: Filter.optional(),
});
export type Asked = Readonly<z.output<typeof Asked>>;
