import type { z } from 'zod';

import { InvalidPolicy } from './invalid-policy.ts';

/** A complete policy from a partial one. Throws `InvalidPolicy`, which names the entry and the problem. */
export function parsePolicy<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const entry = [...(issue?.path ?? []), ...unknown.slice(0, 1)].map(String).join('.');
  throw new InvalidPolicy(entry, issue?.message ?? '', unknown.length === 0);
}
