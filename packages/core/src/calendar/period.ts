import { z } from 'zod';

/** A length of time by the calendar: whole months (clamped to the month's end) or whole days, both in the zone. */
export const Period = z.union([
  z.strictObject({ months: z.int().positive() }),
  z.strictObject({ days: z.int().positive() }),
]);
export type Period = Readonly<z.output<typeof Period>>;
