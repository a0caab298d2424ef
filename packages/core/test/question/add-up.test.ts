import { addUp, commonCurrency, RatesMissing } from '../../src/index.ts';

describe('counts of several parts', () => {
  it('are added by key and place, and one that only some have stands as it is', () => {
    const parts = [
      { won: 1, byReason: { price: 2 }, byStage: [1, 2] },
      { won: 2, byReason: { price: 1, timing: 4 }, byStage: [10, 20, 30] },
    ];
    expect(addUp<object>(parts)).toEqual({ won: 3, byReason: { price: 3, timing: 4 }, byStage: [11, 22, 30] });
  });

  it('keep rows and lengths of time one after the other, as many as there are', () => {
    const parts = [
      { rows: [{ id: 'a' }], times: Float64Array.of(5, 1) },
      { rows: [], times: new Float64Array(0) },
      { rows: [{ id: 'b' }, { id: 'c' }], times: Float64Array.of(3) },
    ];
    expect(addUp(parts)).toEqual({ rows: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], times: Float64Array.of(5, 1, 3) });
  });

  it('of one part are that part', () => {
    const only = { won: 1, times: Float64Array.of(2) };
    expect(addUp([only])).toBe(only);
  });

  it('in one currency have that currency, in none none, and in several cannot be added', () => {
    expect(commonCurrency(['EUR', 'EUR'])).toBe('EUR');
    expect(commonCurrency([])).toBeUndefined();
    expect(() => commonCurrency(['USD', 'EUR'])).toThrow(RatesMissing);
  });
});
