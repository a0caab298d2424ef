import type { z } from 'zod';

import { formatPath } from './event-path.ts';
import type { EventProblem } from './invalid-event.ts';
import { nearestForm } from './nearest-form.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a body, in words that name the place; always at least one problem. */
export function eventProblems(error: z.ZodError): [EventProblem, ...EventProblem[]] {
  const [first, ...rest] = error.issues.flatMap((issue) => problemsOf(issue, []));
  return [first ?? { path: '', problem: 'does not fit' }, ...rest];
}

function problemsOf(issue: Issue, above: readonly PropertyKey[]): EventProblem[] {
  const place = [...above, ...issue.path];
  const path = formatPath(place);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: formatPath([...place, key]),
      problem: 'is not a field of this event',
    }));
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return [{ path, problem: 'is missing' }];
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
    const nearest = nearestForm(issue.errors);
    if (nearest.length > 0) return nearest.flatMap((inner) => problemsOf(inner, place));
  }
  return [{ path, problem: issue.message }];
}
