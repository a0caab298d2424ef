import { z } from 'zod';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time of day such as 09:00, up to 24:00');

const Hours = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to && to <= '24:00', { error: 'hours end after they begin', path: ['to'] });

/** When the company works, in the policy's zone. */
export const WorkingCalendar = z.strictObject({
  /** ISO days of the week: 1 is Monday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
  /** Working hours of a day, in order. */
  hours: z
    .array(Hours)
    .min(1)
    .refine((hours) => hours.every(({ from }, i) => i === 0 || (hours[i - 1]?.to ?? '') <= from), {
      error: 'the hours of a day follow each other without overlapping',
    })
    .default([{ from: '09:00', to: '18:00' }]),
  holidays: z.array(z.iso.date()).default([]),
});
export type WorkingCalendar = Readonly<z.output<typeof WorkingCalendar>>;
