import fc from 'fast-check';

import { instantText } from '../../src/time/instant-text.ts';

const furthest = 8_640_000_000_000_000;
const moments = fc.oneof(
  fc.integer({ min: -furthest, max: furthest }),
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 0, 4) }),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
);

describe('the text of an instant', () => {
  test('is what Date writes, whatever instant was written before', () => {
    fc.assert(
      fc.property(fc.array(moments, { minLength: 1, maxLength: 20 }), (list) => {
        expect(list.map(instantText)).toEqual(list.map((moment) => new Date(moment).toISOString()));
      }),
    );
  });

  test.each([NaN, Infinity, furthest + 1, -furthest - 1])('%p has none, as for Date', (moment) => {
    instantText(furthest);
    expect(() => instantText(moment)).toThrow(RangeError);
  });
});
