import { InvalidMapping, parseMapping } from '../src/index.ts';
import { shop } from './testbed.ts';

const [sale] = shop.entries;

const refusalOf = (mapping: unknown): InvalidMapping => {
  try {
    parseMapping(mapping);
  } catch (error) {
    if (error instanceof InvalidMapping) return error;
  }
  throw new Error('the mapping was accepted');
};

describe('what a mapping leaves out', () => {
  test.each<[string, unknown, string]>([
    ['a text', { ...shop, source: undefined }, 'source'],
    [
      'a value, which has many forms',
      { ...shop, clients: { customer: { key: 'customer', kind: 'person' } } },
      'clients.customer.name',
    ],
    [
      'a value within a form of value',
      { ...shop, entries: [{ ...sale, product: { $client: undefined } }] },
      'entries[0].product.$client',
    ],
  ])('is said to be missing: %s', (_, mapping, entry) => {
    const refusal = refusalOf(mapping);
    expect(refusal.entry).toBe(entry);
    expect(refusal.message).toMatch(/: is missing$/);
  });
});

describe('what a mapping says instead of what it could', () => {
  test.each<[string, unknown, string]>([
    ['a list', { ...shop, entries: {} }, 'entry entries: expected a list, found an object'],
    [
      'one of some words',
      { ...shop, entries: [{ ...sale, book: 'sales' }] },
      'entry entries[0].book: expected "event", "sale", "client" or "company", found "sales"',
    ],
    [
      'a form of value',
      { ...shop, entries: [{ ...sale, product: { $colum: 'product' } }] },
      'entry entries[0].product.$colum: is not known',
    ],
  ])('is said in plain words: %s', (_, mapping, problem) => {
    expect(refusalOf(mapping).message).toBe(`mapping shop, ${problem}`);
  });
});
