import { UnknownClient, UnknownPath } from '@clientele/core';
import { factsOf } from '@clientele/core/testing';

import { loyalty } from '../src/index.ts';
import { paid, refunded, registered } from './told.ts';

describe('why a client is loyal or not', () => {
  const two = factsOf(loyalty.tables, [
    registered('ada', '2025-01-01'),
    paid('ada', '2025-02-01', '120.00'),
    registered('ben', '2025-01-01'),
    paid('ben', '2025-02-01'),
    paid('ben', '2025-03-01'),
  ]);

  it('is told by its second purchase', () => {
    const { because, facts: behind } = loyalty.why(two, {}, 'ben');
    expect(because).toBe('loyal since 2025-03-01T00:00:00.000Z: bought again then, 2 sales in all');
    expect(behind.map(({ reference, says }) => [reference, says['purchase']])).toContainEqual(['ben@2', 2]);
  });

  it('is told by purchases that were refunded where the policy ignores refunds', () => {
    const returned = factsOf(loyalty.tables, [
      paid('ada', '2025-02-01'),
      paid('ada', '2025-03-01'),
      refunded('ada', '2025-04-01', '2025-03-01'),
    ]);
    const again = 'sales-before-refunds';
    const { because, facts: behind } = loyalty.why(returned, {}, 'ada', { again });
    expect(because).toContain('bought again then, 2 sales (refunds ignored) in all');
    expect(behind.map(({ reference, says }) => [reference, says['purchase']])).toContainEqual(['ada@1', 2]);
    const index = loyalty.why(returned, {}, 'index.ever.number', { again });
    expect(index.because).toContain('a purchase is one of the sales (refunds ignored)');
    expect(index.facts.map(({ reference }) => reference)).toEqual(['ada@0', 'ada@1']);
  });

  it('is told by the time in which it did not buy again', () => {
    const { because, searched } = loyalty.why(two, { at: '2025-06-01' }, 'ada');
    expect(because).toContain('not loyal: bought once, on 2025-02-01');
    expect(searched).toEqual({ from: '2025-02-01T00:00:00.000Z', to: '2025-06-01T00:00:00.000Z' });
  });

  it('is not told of a path that leads nowhere, nor of a client that is not there', () => {
    expect(() => loyalty.why(two, {}, 'index.always')).toThrow(UnknownPath);
    expect(() => loyalty.why(two, {}, 'index.always')).toThrow('ever, window, returning');
    expect(() => loyalty.of(two, 'nobody')).toThrow(UnknownClient);
    expect(() => loyalty.of(two, 'ben', { at: '2024-01-01' })).toThrow(UnknownClient);
  });
});
