import { z } from 'zod';

import { Value } from './value.ts';

const common = {
  file: z
    .string()
    .min(1)
    .describe('file name; * stands for any characters, and .gz may follow: several files are read as one table'),
  encoding: z.string().min(1).default('utf-8').describe('name of the character set, such as windows-1252'),
  empty: z.array(z.string()).default([]).describe('cell texts that mean nothing, such as NULL'),
  numbers: z
    .strictObject({ decimal: z.enum(['.', ',']), grouping: z.enum([',', '.', ' ', "'", '’']).optional() })
    .default({ decimal: '.' })
    .describe('how numbers are written'),
  lookup: z
    .strictObject({ key: z.string().min(1), by: Value })
    .optional()
    .describe('a table to look up in, held in memory: its key column, and the value of a row that is looked for'),
};

const CsvTable = z.strictObject({
  ...common,
  format: z.literal('csv').default('csv'),
  separator: z.string().min(1).default(','),
  quote: z.string().length(1).nullable().default('"'),
  columns: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe('the names of the columns, where there is no header line'),
});

const FixedTable = z.strictObject({
  ...common,
  format: z.literal('fixed'),
  columns: z
    .array(
      z
        .strictObject({ name: z.string().min(1), from: z.int().positive(), to: z.int().positive() })
        .refine(({ from, to }) => from <= to, { error: 'ends before it begins', path: ['to'] }),
    )
    .min(1)
    .describe('first and last character of each column, counted from 1'),
});

/** A table of the other system: which file, how it is written. */
export const Table = z.union([CsvTable, FixedTable]);
export type Table = Readonly<z.output<typeof Table>>;
