import { Facts, factTable, UnfoldableEvent } from '@clientele/core';

import { rowOf } from './row-of.ts';

type Line = { readonly product: string; readonly pieces?: number };
type Events = { readonly Sold: { readonly lines: readonly Line[] } };
const lines = factTable<'lines', { product: 'text'; pieces: 'number' }, Events>({
  name: 'lines',
  version: 1,
  columns: { product: 'text', pieces: 'number' },
  folds: {
    Sold: (data, add) => {
      for (const { product, pieces } of data.lines) add({ product, pieces });
    },
  },
});
const event = (revision: number, data: unknown, type = 'Sold') => rowOf(revision, type, data);
const newFacts = () => new Facts({ lines }, (_type, _version, data) => data);
const products = (facts: ReturnType<typeof newFacts>) =>
  Array.from({ length: facts.rows('lines').length }, (_, row) => facts.rows('lines').values(row).product);

describe('an event whose body is not what its type promises', () => {
  it('leaves no row, and others are folded after it as if it had not been', () => {
    const facts = newFacts();
    facts.fold(event(0, { lines: [{ product: 'oven' }] }));
    expect(() => {
      facts.fold(event(1, { lines: [{ product: 'mixer' }, { product: 'table' }, null] }));
    }).toThrow(UnfoldableEvent);
    facts.fold(event(2, { lines: [{}, { product: 'oven' }] }));
    expect(products(facts)).toEqual(['oven', undefined, 'oven']);
  });

  it.each([
    { product: 7, pieces: 1 },
    { product: 'mixer', pieces: 'ten' },
    { product: null, pieces: 1 },
  ])('leaves no row either when %j would be counted as something else', (line) => {
    const facts = newFacts();
    expect(() => {
      facts.fold(event(0, { lines: [{ product: 'oven', pieces: 2 }, line] }));
    }).toThrow(UnfoldableEvent);
    facts.fold(event(1, { lines: [{ product: 'table' }] }));
    expect(facts.rows('lines').length).toBe(1);
    expect(facts.rows('lines').values(0)).toEqual({ product: 'table' });
  });

  it('takes nothing back when it should correct another', () => {
    const facts = newFacts();
    facts.fold(event(0, { lines: [{ product: 'oven' }] }));
    const wrong = { revision: 0, type: 'Sold', schemaVersion: 1, occurredAt: '2026-01-01T00:00:00.000Z', data: {} };
    expect(() => {
      facts.fold(event(1, wrong, 'EventCorrected'));
    }).toThrow(UnfoldableEvent);
    expect(() => {
      facts.fold(event(2, null, 'EventRetracted'));
    }).toThrow(UnfoldableEvent);
    expect([facts.corrections.count, products(facts)]).toEqual([0, ['oven']]);
  });
});
