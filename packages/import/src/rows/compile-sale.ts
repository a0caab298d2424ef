import type { EntryOf } from '../mapping/entry.ts';
import type { Value } from '../mapping/value.ts';
import { CellError } from './cell-error.ts';
import { columnOf, type DraftCheck, fieldCheck } from './checks.ts';
import { compileAmounts, type RowAmounts } from './compile-amounts.ts';
import { compileCondition } from './compile-condition.ts';
import { compileText, type Read } from './compile-value.ts';
import type { RecordContent } from './row-record.ts';
import type { Scope } from './scope.ts';

type SaleContent = Extract<RecordContent, { line: unknown }>;

/** A row of a sale: what was paid or given back for what. Undefined where goods came back and no money moved. */
export function compileSale(entry: EntryOf<'sale'>, scope: Scope, checkDraft: DraftCheck): Read<SaleContent> {
  const amountsOf = compileAmounts(entry, scope);
  const whatOf = compileTexts({ product: entry.product, direction: entry.direction }, scope, lineCheck(checkDraft));
  const header = { deal: entry.deal, owner: entry.owner, salesChannel: entry.salesChannel, method: entry.method };
  const headerOf = compileTexts(header, scope, headerCheck(checkDraft));
  const isCancellation =
    entry.cancellation === undefined ? () => false : compileCondition(entry.cancellation.when, scope);
  return (cells) => {
    const amounts = amountsOf(cells);
    const cancels = isCancellation(cells);
    if (amounts.exact.eq(0) && (cancels || amounts.goodsBack)) return undefined;
    checkAmounts(entry, amounts, cancels);
    const kind = cancels ? 'cancellation' : amounts.exact.lt(0) ? 'refund' : 'sale';
    const { residue } = amounts;
    const left = residue.eq(0) ? {} : { residue: (kind === 'sale' ? residue : residue.neg()).toFixed() };
    return { kind, line: { ...whatOf(cells), ...amounts.line }, header: headerOf(cells), ...left };
  };
}

function checkAmounts(entry: EntryOf<'sale'>, { exact, residue, line }: RowAmounts, cancels: boolean): void {
  const column = entry.amount ?? entry.unitPrice;
  const refuse = (code: 'BAD_NUMBER' | 'NEGATIVE_AMOUNT' | 'TOO_FINE', problem: string): never => {
    throw new CellError(code, column, exact.toFixed(), problem);
  };
  const meant = entry.cancellation?.quantities ?? 'negative';
  if (cancels && exact.lt(0) !== (meant === 'negative'))
    refuse('BAD_NUMBER', `is of the wrong sign for a cancellation: the mapping says that they are ${meant}`);
  if (!cancels && exact.lt(0) && entry.negative === 'refuse')
    refuse(
      'NEGATIVE_AMOUNT',
      'is negative and no cancellation: mend it, or allow it in the mapping by "negative": "refund"',
    );
  if (!residue.eq(0) && entry.rounding === 'refuse')
    refuse(
      'TOO_FINE',
      `has more decimals than ${line.amount.currency} has minor units: allow it by "rounding": "half-even", which reports what is left over`,
    );
}

const nothing = { minor: 0, currency: 'XXX' };

const headerCheck =
  (checkDraft: DraftCheck) =>
  (field: string, text: string): unknown =>
    checkDraft('PaymentReceived', { paymentId: 'x', amount: nothing, [field === 'deal' ? 'dealId' : field]: text });

const lineCheck =
  (checkDraft: DraftCheck) =>
  (field: string, text: string): unknown =>
    checkDraft('PaymentReceived', { paymentId: 'x', amount: nothing, lines: [{ amount: nothing, [field]: text }] });

/** The texts of a row that are there, each checked as the field of the event that it will be. */
function compileTexts<Field extends string>(
  values: Readonly<Record<Field, Value | undefined>>,
  scope: Scope,
  check: (field: string, text: string) => unknown,
): (cells: readonly string[]) => { [F in Field]?: string } {
  const fields = Object.entries<Value | undefined>(values).flatMap(([field, value]) => {
    if (value === undefined) return [];
    const checked = fieldCheck((text) => check(field, text), columnOf(value));
    return [{ field, read: compileText(value, scope), checked }];
  });
  return (cells) => {
    const texts: Record<string, string> = {};
    for (const { field, read, checked } of fields) {
      const text = read(cells);
      if (text !== undefined) texts[field] = checked(text);
    }
    return texts as { [F in Field]?: string };
  };
}
