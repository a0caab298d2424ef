import { InvalidEvent } from '@clientele/core';

import type { Value } from '../mapping/value.ts';
import { CellError } from './cell-error.ts';
import { memo } from './memo.ts';

/** The check of drafts that a catalogue offers. */
export type DraftCheck = (type: string, data: unknown) => unknown;

/** Checks a body as the catalogue does; throws `CellError` naming the column that the wrong field comes from. */
export function checkedBody(
  check: (data: unknown) => unknown,
  data: unknown,
  columnOf: (path: string) => string | undefined,
): Readonly<Record<string, unknown>> {
  try {
    return check(data) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof InvalidEvent)) throw error;
    throw new CellError('BAD_VALUE', columnOf(error.path), undefined, error.message);
  }
}

/** A check of one text field that remembers what it has passed. */
export function fieldCheck(check: (text: string) => unknown, column: string | undefined): (text: string) => string {
  return memo((text) => {
    checkedBody(
      () => check(text),
      undefined,
      () => column,
    );
    return text.normalize('NFC');
  });
}

/** The column that a field of a body comes from: `products[0].price` in the template. */
export function columnAt(template: Value | undefined, path: string): string | undefined {
  let value: Value | undefined = template;
  for (const key of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || Object.keys(value).some((name) => name.startsWith('$'))) break;
    value = (value as Readonly<Record<string, Value>>)[key];
  }
  return columnOf(value);
}

/** The column that a value is read from, if it is one. */
export function columnOf(value: Value | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  for (const [name, inner] of Object.entries(value)) {
    if (!name.startsWith('$')) continue;
    if (name === '$text' || name === '$value') return undefined;
    const at = inner as Value | Readonly<{ column?: string }>;
    if (typeof at === 'object' && 'column' in at && typeof at.column === 'string') return at.column;
    return columnOf(at);
  }
  return undefined;
}
