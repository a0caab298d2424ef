import { didYouMean, nearest } from '../src/options/nearest.ts';

describe('What somebody may have meant', () => {
  test('is the name that differs least', () => {
    expect(nearest('peroid', ['zone', 'period', 'rates'])).toEqual(['period']);
    expect(didYouMean('peroid', ['zone', 'period'])).toBe('; did you mean "period"?');
  });

  test('is what continues a beginning', () => {
    expect(nearest('pres', ['presentation', 'offer'])).toEqual(['presentation']);
  });

  test('is everything there is, where there is little and nothing is like it', () => {
    expect(didYouMean('colour', ['zone', 'period'])).toBe('; there is zone, period');
  });

  test('is nothing where there is too much to tell', () => {
    expect(
      didYouMean(
        'colour',
        Array.from({ length: 40 }, (_, i) => `figure${String(i)}`),
      ),
    ).toBe('');
  });
});
