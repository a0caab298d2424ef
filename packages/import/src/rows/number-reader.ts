import Big from 'big.js';

import type { Table } from '../mapping/table.ts';
import { CellError } from './cell-error.ts';
import { memo } from './memo.ts';

/** Reads the numbers of a table exactly. Throws `CellError` for what is none. */
export function numberReader({ numbers: { decimal, grouping } }: Table, column: string): (text: string) => Big {
  const plain = decimal === '.' ? '\\.' : ',';
  const form = new RegExp(`^[+-]?\\d{1,12}(${plain}\\d{1,12})?$`);
  return memo((text) => {
    const ungrouped = grouping === undefined ? text : text.split(grouping).join('');
    if (form.test(ungrouped)) return new Big(ungrouped.replace('+', '').replace(decimal, '.'));
    throw new CellError(
      'BAD_NUMBER',
      column,
      text,
      `is no number such as 1250${decimal}00: mend the cell, or say in the mapping how numbers are written`,
    );
  });
}
