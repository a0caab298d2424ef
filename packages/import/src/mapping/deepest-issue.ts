import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Found = Readonly<{ path: readonly PropertyKey[]; message: string }>;

/**
 * The first problem of a value that failed its schema, as deep as it can be told: of the forms that a
 * value may have, the one that it comes nearest to is the one that was meant.
 */
export function deepestIssue(issues: readonly Issue[], above: readonly PropertyKey[] = []): Found {
  const [issue] = issues;
  if (issue === undefined) return { path: above, message: 'does not fit' };
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return { path: [...path, ...issue.keys.slice(0, 1)], message: 'is not known here' };
  if (isMissing(issue)) return { path, message: 'is missing' };
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { path, message: issue.message };
  const [nearest] = issue.errors
    .filter(mayBeMeant)
    .map((form) => deepestIssue(form, path))
    .filter((found) => found.path.length > path.length)
    .sort((a, b) => b.path.length - a.path.length);
  return nearest ?? { path, message: issue.message };
}

/** Whether there is nothing at all: a value of many forms is missing when each of them misses it. */
const isMissing = (issue: Issue): boolean =>
  issue.code === 'invalid_union'
    ? issue.errors.length > 0 && issue.errors.every(([first]) => first?.path.length === 0 && isMissing(first))
    : issue.code === 'invalid_type' && issue.message.endsWith('received undefined');

/** A form of which fields are missing, or that has others, was not meant; one field too many may be a slip. */
const mayBeMeant = (form: readonly Issue[]): boolean =>
  form.every(({ code, message }) => code !== 'invalid_key' && !message.endsWith('received undefined')) &&
  (form.length === 1 || form.every(({ code }) => code !== 'unrecognized_keys'));
