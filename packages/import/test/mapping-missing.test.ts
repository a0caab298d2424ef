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
