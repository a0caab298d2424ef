import { z } from 'zod';

/** When something happened: a column with its date format and zone, or what stands for an empty cell. */
export const At = z
  .strictObject({
    column: z.string().min(1).optional().describe('the column that holds the date'),
    format: z
      .string()
      .min(1)
      .optional()
      .describe('"iso" (default), "unix" (seconds), "unix-ms", or tokens such as M/d/yyyy or dd.MM.yyyy HH:mm:ss'),
    zone: z.string().min(1).optional().describe('IANA zone of dates without an offset; default that of the mapping'),
    locale: z.string().min(1).optional().describe('language of month names, such as de'),
    otherwise: z.string().min(1).optional().describe('a day or instant (ISO 8601) for rows whose cell is empty'),
  })
  .refine(({ column, otherwise }) => column !== undefined || otherwise !== undefined, {
    error: 'names a column, or the day that stands for all rows as "otherwise"',
  })
  .meta({ id: 'At' });
export type At = Readonly<z.output<typeof At>>;
