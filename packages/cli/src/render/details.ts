import { formatMoney } from 'clientele';

import { isMoney } from './figures.ts';

type Body = Readonly<Record<string, unknown>>;

/** What the body of an event says, in a line: the values that people look for first, in front. */
export function details(body: unknown): string {
  if (!isBody(body)) return '';
  const fields = Object.entries(body).filter(([key]) => !/Id$/.test(key) || key === 'intoClientId');
  const first = fields.filter(([key]) => inFront.includes(key)).sort(([a], [b]) => inFront.indexOf(a) - inFront.indexOf(b));
  const rest = fields.filter(([key]) => !inFront.includes(key));
  return [...first.map(([, value]) => words(value)), ...rest.map(([key, value]) => named(key, value))]
    .filter((text) => text !== '')
    .join(', ');
}

/** Fields whose value says what it is. */
const inFront = ['name', 'kind', 'amount', 'products', 'product', 'points', 'reason', 'category', 'channel'];

function named(key: string, value: unknown): string {
  const text = words(value);
  return text === '' ? '' : `${key.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()} ${text}`;
}

function words(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(words).filter((text) => text !== '').join(' + ');
  if (isMoney(value)) return formatMoney(value);
  if (!isBody(value)) return '';
  if ('sealed' in value) return '(sealed)';
  if ('decimal' in value) return `${words(value['decimal'])} ${words(value['currency'])}`;
  const { product, package: pack, quantity, amount, question, score } = value;
  if (product !== undefined || pack !== undefined) return [quantity, product ?? pack].filter((part) => part !== undefined).map(words).join(' × ');
  if (score !== undefined) return [question, score].map(words).join(' ');
  if (amount !== undefined) return words(amount);
  return Object.entries(value).map(([key, inner]) => named(key, inner)).filter((text) => text !== '').join(' ');
}

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;
