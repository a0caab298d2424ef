import type { z } from 'zod';

import { InvalidPolicy } from './invalid-policy.ts';

/** A complete policy from a partial one. Throws `InvalidPolicy`, which names the entry and the problem. */
export function parsePolicy<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  throw new InvalidPolicy([...(issue?.path ?? []), ...unknown.slice(0, 1)].map(String).join('.'), issue?.message ?? '');
}
