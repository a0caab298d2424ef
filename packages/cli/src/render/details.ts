import { formatMoney } from 'clientele';

import { isMoney } from './figures.ts';
import { count } from './numbers.ts';

type Body = Readonly<Record<string, unknown>>;

/** Fields whose value says by itself what it is, in the order in which people look for them. */
const plain = [
  ...['fact', 'type', 'name', 'kind', 'amount', 'products', 'product', 'items', 'points', 'scores', 'subject', 'topic'],
  ...['purpose', 'reason', 'category', 'severity', 'text', 'outcome', 'channel', 'direction', 'employee'],
];

/**
 * What the body of an event, or a fact, says, in a line: what people look for first stands in front. Ids are
 * left out, and of each list all but the first so many.
 */
export function details(body: unknown, most = Infinity): string {
  if (Array.isArray(body)) return listed(body, ', ', most);
  if (!isBody(body)) return words(body, most);
  const fields = Object.entries(withMoney(body)).filter(([key]) => !/.Id$/.test(key));
  const place = ([key]: readonly [string, unknown]) => (plain.includes(key) ? plain.indexOf(key) : plain.length);
  return fields
    .sort((a, b) => place(a) - place(b))
    .map(([key, value]) => (plain.includes(key) ? words(value, most) : named(key, value, most)))
    .filter((text) => text !== '')
    .join(', ');
}

/** Facts hold an amount as two fields. */
function withMoney(body: Body): Body {
  const { minor, currency, ...others } = body;
  const amount = { minor, currency };
  return isMoney(amount) ? { amount, ...others } : body;
}

function named(key: string, value: unknown, most: number): string {
  const text = words(value, most);
  return text === '' ? '' : `${key.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()} ${text}`;
}

function words(value: unknown, most: number): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isMoney(value)) return formatMoney(value);
  if (Array.isArray(value)) return listed(value, ' + ', most);
  return isBody(value) ? inner(value, most) : '';
}

/** Something within a field: an item, a score, a price. */
function inner(value: Body, most: number): string {
  const text = (part: unknown): string => words(part, most);
  // Erased, or its key is not here: a copy of a log comes without keys.
  if ('sealed' in value) return '(sealed)';
  if ('decimal' in value) return `${text(value['decimal'])} ${text(value['currency'])}`;
  const { product, package: pack, quantity, amount, question, score } = value;
  const sold = product ?? pack;
  if (sold !== undefined) return joined([quantity, sold].map(text), ' × ');
  if (score !== undefined) return joined([question, score].map(text), ' ');
  if (amount !== undefined) return text(amount);
  return joined(
    Object.entries(value).map(([key, field]) => named(key, field, most)),
    ' ',
  );
}

function listed(items: readonly unknown[], between: string, most: number): string {
  const shown = items.slice(0, most).map((item) => words(item, most));
  const hidden = items.length - shown.length;
  return joined(shown, between) + (hidden > 0 ? ` and ${count(hidden)} more` : '');
}

const joined = (parts: readonly string[], between: string): string => parts.filter((part) => part !== '').join(between);

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;
