import { z } from 'zod';

/** Names of the schemas that many events share: they become `$defs` of the JSON Schema and words of the reference page. */
export const schemaNames = z.registry<{ id: string; description?: string }>();

/** Gives a shared schema its name and, where the name does not say it all, one sentence. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema, description?: string): Schema {
  schemaNames.add(schema, description === undefined ? { id } : { id, description });
  return schema;
}
