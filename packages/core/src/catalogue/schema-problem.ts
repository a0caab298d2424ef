import type { z } from 'zod';

import { nearestForm } from './nearest-form.ts';
import { literal, valueExpected } from './value-expected.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value that failed its schema, and where; `known` where there is an entry of that name. */
export type SchemaProblem = Readonly<{ path: readonly PropertyKey[]; problem: string; known: boolean }>;

/** The first problem of a policy or a mapping, as deep as it can be told, in words that say what was expected. */
export function schemaProblem(
  issues: readonly Issue[],
  input: unknown,
  above: readonly PropertyKey[] = [],
): SchemaProblem {
  // A misspelt entry explains one that is missing.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) return { path: above, problem: 'does not fit', known: true };
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return { path: [...path, ...issue.keys.slice(0, 1)], problem: 'is not known', known: false };
  if (issue.code === 'invalid_key') return { path, problem: 'is not known', known: false };
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return schemaProblem(nearestForm(issue.errors), input, path);
  const found = path.reduce(under, input);
  if (found === undefined) return { path, problem: 'is missing', known: true };
  const expected = valueExpected(issue);
  const problem = expected === undefined ? issue.message : `expected ${expected}, found ${shown(found)}`;
  return { path, problem, known: true };
}

const under = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(String(key)) : undefined;

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = literal(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
