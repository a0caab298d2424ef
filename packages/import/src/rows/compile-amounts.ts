import type { Money } from '@clientele/core';
import type Big from 'big.js';

import type { EntryOf } from '../mapping/entry.ts';
import { digitsOf, exactMoney, type UnitPrice, unitPriceOf } from './amount-reader.ts';
import { CellError } from './cell-error.ts';
import { columnOf } from './checks.ts';
import { compileText } from './compile-value.ts';
import { halfEven } from './half-even.ts';
import { memo } from './memo.ts';
import { numberReader } from './number-reader.ts';
import type { Scope } from './scope.ts';

/** The numbers of one row of a sale. */
export type RowAmounts = Readonly<{
  /** Exactly as the row says, with its sign. */
  exact: Big;
  goodsBack: boolean;
  /** What was left over when the amount was rounded to minor units; of the amount without its sign. */
  residue: Big;
  /** The fields of the line, without signs. */
  line: Readonly<{ amount: Money; quantity?: number; unitPrice?: UnitPrice; cost?: Money }>;
}>;

/** Reads quantity, unit price, amount and cost of a row, whatever they mean for it. */
export function compileAmounts(entry: EntryOf<'sale'>, scope: Scope): (cells: readonly string[]) => RowAmounts {
  const [quantity, price, amount, cost] = [entry.quantity, entry.unitPrice, entry.amount, entry.cost].map((column) =>
    compileNumber(column, scope),
  );
  const currencyOf = entry.currency === undefined ? () => scope.mapping.currency : compileText(entry.currency, scope);
  const amountColumn = entry.amount ?? entry.unitPrice ?? '';
  const read = memo((texts): RowAmounts => {
    const [currency = '', ...numbers] = texts.split(between);
    const digits = digitsOf(currency, columnOf(entry.currency));
    const [q, p, a, c] = [quantity, price, amount, cost].map((number, index) => number?.read(numbers[index] ?? ''));
    const exact = a ?? (q && p?.times(q));
    if (exact === undefined) throw new CellError('BAD_NUMBER', amountColumn, '', 'is empty: an amount is needed');
    const { money, residue } = halfEven(exact.abs(), currency, digits);
    if (!Number.isSafeInteger(money.minor))
      throw new CellError('BAD_NUMBER', amountColumn, exact.toFixed(), 'is too large to be counted exactly');
    return {
      exact,
      goodsBack: q?.lt(0) === true,
      residue,
      line: {
        amount: money,
        ...(q === undefined || q.eq(0) ? {} : { quantity: Number(q.abs().toFixed()) }),
        ...(p === undefined ? {} : { unitPrice: unitPriceOf(p.abs(), currency, entry.unitPrice ?? '') }),
        ...(c === undefined ? {} : { cost: exactMoney(c, currency, entry.cost ?? '') }),
      },
    };
  });
  // Few prices and quantities make many rows: what was worked out once is remembered.
  return (cells) =>
    read(
      [currencyOf(cells) ?? '', ...[quantity, price, amount, cost].map((number) => number?.text(cells) ?? '')].join(
        between,
      ),
    );
}

const between = '\u0001';

type NumberCell = Readonly<{ text: (cells: readonly string[]) => string; read: (text: string) => Big | undefined }>;

function compileNumber(column: string | undefined, scope: Scope): NumberCell | undefined {
  if (column === undefined) return undefined;
  const read = numberReader(scope.table, column);
  return { text: scope.cell(column), read: (text) => (text === '' ? undefined : read(text)) };
}
