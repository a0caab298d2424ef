import { formatMoney } from 'clientele';

import { isMoney } from './figures.ts';

type Body = Readonly<Record<string, unknown>>;

/** Fields whose value says by itself what it is, in the order in which people look for them. */
const plain = [
  ...['fact', 'type', 'name', 'kind', 'amount', 'products', 'product', 'items', 'points', 'scores', 'subject', 'topic'],
  ...['purpose', 'reason', 'category', 'severity', 'text', 'outcome', 'channel', 'direction', 'employee'],
];

/** What the body of an event, or a fact, says, in a line: what people look for first stands in front. Ids are left out. */
export function details(body: unknown): string {
  if (!isBody(body)) return words(body);
  const fields = Object.entries(withMoney(body)).filter(([key]) => !/.Id$/.test(key));
  const place = ([key]: readonly [string, unknown]) => (plain.includes(key) ? plain.indexOf(key) : plain.length);
  return fields
    .sort((a, b) => place(a) - place(b))
    .map(([key, value]) => (plain.includes(key) ? words(value) : named(key, value)))
    .filter((text) => text !== '')
    .join(', ');
}

/** Facts hold an amount as two fields. */
function withMoney(body: Body): Body {
  const { minor, currency, ...others } = body;
  const amount = { minor, currency };
  return isMoney(amount) ? { amount, ...others } : body;
}

function named(key: string, value: unknown): string {
  const text = words(value);
  return text === '' ? '' : `${key.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()} ${text}`;
}

function words(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isMoney(value)) return formatMoney(value);
  if (Array.isArray(value)) return joined(value.map(words), ' + ');
  return isBody(value) ? inner(value) : '';
}

/** Something within a field: an item, a score, a price. */
function inner(value: Body): string {
  // Erased, or its key is not here: a copy of a log comes without keys.
  if ('sealed' in value) return '(sealed)';
  if ('decimal' in value) return `${words(value['decimal'])} ${words(value['currency'])}`;
  const { product, package: pack, quantity, amount, question, score } = value;
  const sold = product ?? pack;
  if (sold !== undefined) return joined([quantity, sold].map(words), ' × ');
  if (score !== undefined) return joined([question, score].map(words), ' ');
  if (amount !== undefined) return words(amount);
  return joined(
    Object.entries(value).map(([key, field]) => named(key, field)),
    ' ',
  );
}

const joined = (parts: readonly string[], between: string): string => parts.filter((part) => part !== '').join(between);

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;
