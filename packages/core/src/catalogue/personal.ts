import { z } from 'zod';

import type { Sealed } from '../vault/sealed.ts';

/** A field whose draft is plain and whose stored form is {@link Sealed}. */
export type Personal = z.ZodType<Sealed<string>, string | Sealed<string>>;

const sealedForm = z.strictObject({ sealed: z.string().min(1) });

/**
 * Marks a field as personal data: everything that names a person, and all free text.
 * A plain value is checked by `schema`; the vault seals it after the check.
 * A value that is sealed already passes as it is.
 */
export function personal(schema: z.ZodType<string, string>): Personal {
  const field = z.union([schema, sealedForm]);
  // The check leaves the plain text in place until the vault seals it: the type names what is stored.
  return field as z.ZodType<unknown, string | Sealed<string>> as Personal;
}

/** Whether the schema was made by {@link personal}, and perhaps described or refined since: zod copies it then. */
export function isPersonal(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodUnion && schema.options.includes(sealedForm);
}

/** Whether a value is the stored form of a personal field. */
export function isSealed(value: unknown): value is Sealed<string> {
  return sealedForm.safeParse(value).success;
}
