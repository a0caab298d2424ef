import { decimalOf, type Money } from 'clientele';

import type { Cell } from './table.ts';

export type Figure = readonly [path: string, value: Cell, currency: Cell];

/** Every value of a report with its path, which is what `why` takes. Money is a decimal number and its currency. */
export function* figures(value: unknown, path = ''): Generator<Figure> {
  if (isMoney(value)) yield [path, decimalOf(value), value.currency];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* figures(inner, path === '' ? key : `${path}.${key}`);
  else if (value === undefined || value === null) yield [path, undefined, undefined];
  else yield [path, typeof value === 'string' ? value : JSON.stringify(value), undefined];
}

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 2 &&
  'minor' in value &&
  Number.isInteger(value.minor) &&
  'currency' in value &&
  typeof value.currency === 'string';
