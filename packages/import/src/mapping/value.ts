import { z } from 'zod';

import { At } from './at.ts';

/** Names of a list of the mapping, or a list of its own: what stands in the table → what is meant. */
export const Names = z.union([z.string().min(1), z.record(z.string(), z.string())]);
export type Names = z.output<typeof Names>;

/** How a field of an event gets its value from a row. */
export type Value =
  | string
  | Readonly<{
      $column: string;
      as?: 'text' | 'number' | 'integer' | 'boolean' | 'negated' | undefined;
      names?: Names | undefined;
      otherwise?: string | number | boolean | undefined;
    }>
  | Readonly<{ $value: z.core.util.JSONType }>
  | Readonly<{ $text: string }>
  | Readonly<{ $client: Value; of?: string | undefined }>
  | Readonly<{ $id: Value }>
  | Readonly<{ $amount: string; currency?: string | undefined }>
  | Readonly<{ $price: string; currency?: string | undefined }>
  | Readonly<{ $day: At }>
  | Readonly<{ $instant: At }>
  | readonly Value[]
  | Readonly<{ [field: string]: Value }>;

const column = z.string().min(1);

/**
 * How a field gets its value: a column's name, one of the `$` forms, or a list or object of values.
 * A field whose cell is empty is left out.
 */
export const Value: z.ZodType<Value> = z
  .lazy(() =>
    z.union(
      [
        column,
        z.strictObject({
          $column: column,
          as: z.enum(['text', 'number', 'integer', 'boolean', 'negated']).optional(),
          names: Names.optional(),
          otherwise: z.union([z.string(), z.number(), z.boolean()]).optional(),
        }),
        z.strictObject({ $value: z.json() }),
        z.strictObject({ $text: z.string().min(1) }),
        z.strictObject({ $client: Value, of: z.string().min(1).optional() }),
        z.strictObject({ $id: Value }),
        z.strictObject({ $amount: column, currency: column.optional() }),
        z.strictObject({ $price: column, currency: column.optional() }),
        z.strictObject({ $day: At }),
        z.strictObject({ $instant: At }),
        z.array(Value),
        z.record(z.string().regex(/^[^$]/), Value),
      ],
      {
        error:
          'is no value: a column name, { $column | $value | $text | $client | $id | $amount | $price | $day | $instant }, or a list or object of values',
      },
    ),
  )
  .meta({ id: 'Value' });

/** The body of an event, field by field. */
export const Template = z.record(z.string().regex(/^[^$]/), Value);
export type Template = Readonly<z.output<typeof Template>>;
