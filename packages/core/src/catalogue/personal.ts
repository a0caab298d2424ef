import { z } from 'zod';
import type { Sealed } from '../vault/sealed.ts';

/** A field whose draft is plain and whose stored form is {@link Sealed}. */
export type Personal<Schema extends z.ZodType> = z.ZodType<
  Sealed<z.output<Schema>>,
  z.input<Schema> | Sealed<z.output<Schema>>
>;

const marked = new WeakSet<z.core.$ZodType>();

const sealedForm = z.strictObject({ sealed: z.string().min(1) });

/**
 * Marks a field as personal data: everything that names a person, and all free text.
 * A plain value is checked by `schema`; the vault seals it after the check.
 * A value that is sealed already passes as it is.
 */
export function personal<Schema extends z.ZodType>(schema: Schema): Personal<Schema> {
  const field = z.union([schema, sealedForm]);
  marked.add(field);
  // The check leaves the plain value in place until the vault seals it: the type names what is stored.
  return field as unknown as Personal<Schema>;
}

/** Whether the schema was made by {@link personal}. */
export function isPersonal(schema: z.core.$ZodType): boolean {
  return marked.has(schema);
}
