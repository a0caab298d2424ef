import type { z } from 'zod';

import { schemaProblem } from '../catalogue/schema-problem.ts';
import { InvalidPolicy } from './invalid-policy.ts';

/** A complete policy from a partial one. Throws `InvalidPolicy`, which names the entry and the problem. */
export function parsePolicy<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { path, problem, known } = schemaProblem(parsed.error.issues, input);
  throw new InvalidPolicy(path.map(String).join('.'), problem, known);
}
