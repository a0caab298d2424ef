import { z } from 'zod';

import { At } from './at.ts';

/** Which rows are meant. */
export type Condition =
  | Readonly<{
      column: string;
      is?: string | readonly string[] | undefined;
      startsWith?: string | readonly string[] | undefined;
      empty?: boolean | undefined;
    }>
  | Readonly<{ earlier: At; than: At }>
  | Readonly<{ all: readonly Condition[] }>
  | Readonly<{ any: readonly Condition[] }>
  | Readonly<{ not: Condition }>;

const Texts = z.union([z.string(), z.array(z.string()).min(1)]);

/** Which rows are meant: a test of one column, a comparison of two dates, or several of them together. */
export const Condition: z.ZodType<Condition> = z
  .lazy(() =>
    z.union(
      [
        z
          .strictObject({
            column: z.string().min(1),
            is: Texts.optional(),
            startsWith: Texts.optional(),
            empty: z.boolean().optional(),
          })
          .refine(({ is, startsWith, empty }) => is !== undefined || startsWith !== undefined || empty !== undefined, {
            error: 'tests the column with "is", "startsWith" or "empty"',
          }),
        z.strictObject({ earlier: At, than: At }),
        z.strictObject({ all: z.array(Condition).min(1) }),
        z.strictObject({ any: z.array(Condition).min(1) }),
        z.strictObject({ not: Condition }),
      ],
      { error: 'is no condition: { column, is | startsWith | empty }, { earlier, than }, { all }, { any } or { not }' },
    ),
  )
  .meta({ id: 'Condition' });
