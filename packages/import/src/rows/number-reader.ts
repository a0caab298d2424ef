import Big from 'big.js';

import type { Table } from '../mapping/table.ts';
import { CellError } from './cell-error.ts';
import { memo } from './memo.ts';

/** Reads the numbers of a table exactly. Throws `CellError` for what is none. */
export function numberReader({ numbers: { decimal, grouping } }: Table, column: string): (text: string) => Big {
  const escaped = (mark: string) => (mark === '.' ? '\\.' : mark);
  const fraction = `(?:${escaped(decimal)}\\d{1,12})?`;
  const plain = new RegExp(`^[+-]?\\d{1,12}${fraction}$`);
  // Groups of three only: "7,50" is no 750, whatever the mapping says of commas.
  const grouped = new RegExp(`^[+-]?\\d{1,3}(?:${escaped(grouping ?? ' ')}\\d{3}){1,3}${fraction}$`);
  return memo((text) => {
    const isGrouped = grouping !== undefined && grouped.test(text);
    const digits = isGrouped ? text.split(grouping).join('') : text;
    if (isGrouped || plain.test(text)) return new Big(digits.replace('+', '').replace(decimal, '.'));
    throw new CellError(
      'BAD_NUMBER',
      column,
      text,
      `is no number such as 1250${decimal}00: mend the cell, or say in the mapping how numbers are written`,
    );
  });
}
