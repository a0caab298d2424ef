import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a schema expected of a value, in words; undefined where its message says so itself. */
export function valueExpected(issue: Issue): string | undefined {
  if (!/^(Invalid|Too) /.test(issue.message)) return undefined;
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : undefined;
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}${things(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}${things(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'a date such as 2026-03-31' : undefined;
    default:
      return undefined;
  }
}

const kinds: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** A plain value as it stands in a file. */
export const literal = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

/** What is counted of a value that has a length. */
function things(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function oneOf(values: readonly unknown[]): string {
  const texts = values.map(literal);
  const last = texts.pop() ?? '';
  return texts.length === 0 ? last : `${texts.join(', ')} or ${last}`;
}
