import type { EntryOf } from '../mapping/entry.ts';
import type { Value } from '../mapping/value.ts';
import { digitsOf, unitPriceOf } from './amount-reader.ts';
import { CellError } from './cell-error.ts';
import { columnOf, type DraftCheck, fieldCheck } from './checks.ts';
import { compileCondition } from './compile-condition.ts';
import { compileText, type Read } from './compile-value.ts';
import { halfEven } from './half-even.ts';
import { numberReader } from './number-reader.ts';
import type { RecordContent, SaleHeader } from './row-record.ts';
import { exactMoney } from './amount-reader.ts';
import type { Scope } from './scope.ts';

type SaleContent = Extract<RecordContent, { line: unknown }>;

/** A row of a sale: what was paid or given back for what. Undefined where no money moved and goods came back. */
export function compileSale(entry: EntryOf<'sale'>, scope: Scope, checkDraft: DraftCheck): Read<SaleContent> {
  const fields = compileFields(entry, scope, checkDraft);
  const quantityOf = compileNumber(entry.quantity, scope);
  const priceOf = compileNumber(entry.unitPrice, scope);
  const amountOf = compileNumber(entry.amount, scope);
  const costOf = compileNumber(entry.cost, scope);
  const currencyOf = entry.currency === undefined ? () => scope.mapping.currency : compileText(entry.currency, scope);
  const isCancellation = entry.cancellation === undefined ? () => false : compileCondition(entry.cancellation.when, scope);
  const amountColumn = entry.amount ?? entry.unitPrice;
  const sign = entry.cancellation?.quantities === 'positive' ? 1 : -1;

  return (cells) => {
    const currency = currencyOf(cells) ?? '';
    const digits = digitsOf(currency, columnOf(entry.currency));
    const quantity = quantityOf(cells);
    const price = priceOf(cells);
    const amount = amountOf(cells) ?? (quantity && price?.times(quantity));
    if (amount === undefined) throw new CellError('BAD_NUMBER', amountColumn, '', 'is empty: an amount is needed');
    const cancels = isCancellation(cells);
    if (amount.eq(0) && (cancels || quantity?.lt(0) === true)) return undefined;
    if (cancels && amount.s !== sign)
      throw new CellError('BAD_NUMBER', amountColumn, amount.toFixed(), `is of the wrong sign for a cancellation: the mapping says that they are ${sign < 0 ? 'negative' : 'positive'}`);
    if (!cancels && amount.lt(0) && entry.negative === 'refuse')
      throw new CellError('NEGATIVE_AMOUNT', amountColumn, amount.toFixed(), 'is negative and no cancellation: mend it, or allow it in the mapping by "negative": "refund"');
    const { money, residue } = halfEven(amount.abs(), currency, digits);
    if (!residue.eq(0) && entry.rounding === 'refuse')
      throw new CellError('TOO_FINE', amountColumn, amount.toFixed(), `has more decimals than ${currency} has minor units: allow it by "rounding": "half-even", which reports what is left over`);
    const kind = cancels ? 'cancellation' : amount.lt(0) ? 'refund' : 'sale';
    const cost = costOf(cells);
    const { header, ...what } = fields(cells);
    const line = {
      ...what,
      amount: money,
      ...(quantity === undefined || quantity.eq(0) ? {} : { quantity: Number(quantity.abs().toFixed()) }),
      ...(price === undefined ? {} : { unitPrice: unitPriceOf(price.abs(), currency, entry.unitPrice ?? '') }),
      ...(cost === undefined ? {} : { cost: exactMoney(cost, currency, entry.cost ?? '') }),
    };
    return { kind, line, header, ...(residue.eq(0) ? {} : { residue: (kind === 'sale' ? residue : residue.neg()).toFixed() }) };
  };
}

function compileNumber(column: string | undefined, scope: Scope): Read<ReturnType<ReturnType<typeof numberReader>>> {
  if (column === undefined) return () => undefined;
  const cell = scope.cell(column);
  const read = numberReader(scope.table, column);
  return (cells) => {
    const text = cell(cells);
    return text === '' ? undefined : read(text);
  };
}

function compileFields(entry: EntryOf<'sale'>, scope: Scope, checkDraft: DraftCheck): (cells: readonly string[]) => { product?: string; direction?: string; header: SaleHeader } {
  const check = (data: unknown): unknown => checkDraft('PaymentReceived', data);
  const nothing = { minor: 0, currency: 'XXX' };
  const inBody = (field: string) => (text: string) => ({ paymentId: 'x', amount: nothing, [field]: text });
  const inLine = (field: string) => (text: string) => ({ paymentId: 'x', amount: nothing, lines: [{ amount: nothing, [field]: text }] });
  const text = (value: Value | undefined, bodyOf: (text: string) => unknown): Read<string> => {
    if (value === undefined) return () => undefined;
    const read = compileText(value, scope);
    const checked = fieldCheck(check, bodyOf, columnOf(value));
    return (cells) => {
      const found = read(cells);
      return found === undefined ? undefined : checked(found);
    };
  };
  const product = text(entry.product, inLine('product'));
  const direction = text(entry.direction, inLine('direction'));
  const deal = text(entry.deal, inBody('dealId'));
  const owner = text(entry.owner, inBody('owner'));
  const salesChannel = text(entry.salesChannel, inBody('salesChannel'));
  const method = text(entry.method, inBody('method'));
  return (cells) => ({
    ...present({ product: product(cells), direction: direction(cells) }),
    header: present({ deal: deal(cells), owner: owner(cells), salesChannel: salesChannel(cells), method: method(cells) }),
  });
}

/** The fields that are there: JSON knows no undefined. */
function present<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}
