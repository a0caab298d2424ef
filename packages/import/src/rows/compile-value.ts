import { Calendar, clientIdOf, instantOf, millisecondsOf } from '@clientele/core';

import type { Names, Value } from '../mapping/value.ts';
import { exactMoney, unitPriceOf } from './amount-reader.ts';
import { compileAt } from './compile-at.ts';
import { CellError } from './cell-error.ts';
import { clientDefinition, clientIdOfKey } from './foreign-client.ts';
import { numberReader } from './number-reader.ts';
import type { Cell, Scope } from './scope.ts';

export type Read<T> = (cells: readonly string[]) => T | undefined;

/** What a value of the mapping is for a row; undefined where it is to be left out. */
export function compileValue(value: Value, scope: Scope): Read<unknown> {
  if (typeof value === 'string') return textOf(scope.cell(value));
  if (isList(value)) return compileList(value, scope);
  if (isForm(value, '$column')) return compileColumn(value, scope);
  if (isForm(value, '$value')) return () => value.$value;
  if (isForm(value, '$text')) return compileTemplateText(value.$text, scope);
  if (isForm(value, '$client')) return compileClient(value, scope);
  if (isForm(value, '$id'))
    return mapped(compileText(value.$id, scope), (key) => clientIdOf(key, scope.mapping.source));
  if (isForm(value, '$amount')) return compileMoney(value.$amount, value.currency, scope, exactMoney);
  if (isForm(value, '$price')) return compileMoney(value.$price, value.currency, scope, unitPriceOf);
  if (isForm(value, '$instant')) return compileAt(value.$instant, scope);
  if (isForm(value, '$day')) {
    const calendar = Calendar.of(value.$day.zone ?? scope.mapping.zone);
    return mapped(compileAt(value.$day, scope), (at) =>
      instantOf(calendar.dayOf(millisecondsOf(at)) * 86_400_000).slice(0, 10),
    );
  }
  return compileObject(value, scope);
}

/** The body of an event, field by field. */
export function compileObject(
  fields: Readonly<Record<string, Value>>,
  scope: Scope,
): Read<Readonly<Record<string, unknown>>> {
  const compiled = Object.entries(fields).map(([name, value]) => [name, compileValue(value, scope)] as const);
  return (cells) => {
    const object: Record<string, unknown> = {};
    for (const [name, read] of compiled) {
      const value = read(cells);
      if (value !== undefined) object[name] = value;
    }
    return Object.keys(object).length === 0 ? undefined : object;
  };
}

/** A value as a text: keys, ids and names are texts whatever the cell looks like. */
export function compileText(value: Value, scope: Scope): Read<string> {
  const read = compileValue(value, scope);
  return (cells) => {
    const found = read(cells);
    if (found === undefined || typeof found === 'string') return found;
    return Array.isArray(found) ? found.map(String).join(' ') : JSON.stringify(found);
  };
}

function compileList(values: readonly Value[], scope: Scope): Read<readonly unknown[]> {
  const compiled = values.map((value) => compileValue(value, scope));
  return (cells) => {
    const list = compiled.map((read) => read(cells)).filter((value) => value !== undefined);
    return list.length === 0 ? undefined : list;
  };
}

function compileColumn(form: Form<'$column'>, scope: Scope): Read<unknown> {
  const { $column, as = 'text', otherwise } = form;
  const cell = scope.cell($column);
  const mend = mending(form.names, scope);
  const convert = converter(as, $column, scope);
  return (cells) => {
    const text = mend(cell(cells));
    return text === '' ? otherwise : convert(text);
  };
}

function mending(names: Names | undefined, { mapping, onMended }: Scope): (text: string) => string {
  if (names === undefined) return (text) => text;
  const list = typeof names === 'string' ? mapping.names[names] : names;
  const known = new Map(Object.entries(list ?? {}));
  return (text) => {
    const name = known.get(text);
    if (name === undefined) return text;
    onMended?.(text, name);
    return name;
  };
}

function converter(
  as: NonNullable<Form<'$column'>['as']>,
  column: string,
  { table }: Scope,
): (text: string) => unknown {
  if (as === 'text') return (text) => text;
  if (as === 'boolean') return (text) => truthOf(text, column);
  if (as === 'negated') return (text) => !truthOf(text, column);
  const read = numberReader(table, column);
  return (text) => {
    const number = Number(read(text).toFixed());
    if (as === 'number' || Number.isSafeInteger(number)) return number;
    throw new CellError('BAD_NUMBER', column, text, 'is no whole number');
  };
}

function truthOf(text: string, column: string): boolean {
  if (/^(yes|true|y|t|1)$/i.test(text)) return true;
  if (/^(no|false|n|f|0)$/i.test(text)) return false;
  throw new CellError('BAD_VALUE', column, text, 'is neither yes nor no');
}

function compileTemplateText(template: string, scope: Scope): Read<string> {
  const parts = template.split(/\{([^{}]+)\}/);
  const cells = parts.map((part, index) => (index % 2 === 1 ? scope.cell(part) : part));
  return (row) => {
    const texts = cells.map((part) => (typeof part === 'string' ? part : part(row)));
    if (parts.length > 1 && texts.every((text, index) => index % 2 === 0 || text === '')) return undefined;
    return texts.join('').trim();
  };
}

function compileClient({ $client, of }: Form<'$client'>, scope: Scope): Read<string> {
  const definition = clientDefinition(scope.mapping, of);
  return mapped(compileText($client, scope), (key) => clientIdOfKey(scope.mapping, definition, key));
}

function compileMoney<T>(
  column: string,
  currencyColumn: string | undefined,
  scope: Scope,
  make: (amount: ReturnType<ReturnType<typeof numberReader>>, currency: string, column: string) => T,
): Read<T> {
  const cell = scope.cell(column);
  const currency = currencyColumn === undefined ? () => scope.mapping.currency ?? '' : scope.cell(currencyColumn);
  const read = numberReader(scope.table, column);
  return (cells) => {
    const text = cell(cells);
    return text === '' ? undefined : make(read(text), currency(cells), column);
  };
}

const textOf =
  (cell: Cell): Read<string> =>
  (cells) =>
    cell(cells) || undefined;

const mapped =
  <A, B>(read: Read<A>, map: (value: A) => B): Read<B> =>
  (cells) => {
    const value = read(cells);
    return value === undefined ? undefined : map(value);
  };

type Form<Key extends string> = Extract<Value, Readonly<Record<Key, unknown>>>;

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isForm = <
  Key extends '$column' | '$value' | '$text' | '$client' | '$id' | '$amount' | '$price' | '$day' | '$instant',
>(
  value: Value,
  key: Key,
): value is Form<Key> => typeof value === 'object' && key in value;
