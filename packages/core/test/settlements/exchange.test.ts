import { Exchange, RatesMissing, roundedHalfEven } from '@clientele/core';
import fc from 'fast-check';

const zone = 'UTC';
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);

describe('an exchange', () => {
  const rates = [
    { from: 'JPY', date: '2025-01-01', rate: '0.0061' },
    { from: 'JPY', date: '2025-06-01', rate: '0.0059' },
    { from: 'BHD', date: '2025-01-01', rate: '2.5' },
  ];

  it('takes the rate of the day, minor units of both currencies minded', () => {
    const exchange = new Exchange({ zone, currency: 'EUR', rates }, ['EUR', 'JPY', 'BHD']);
    expect(exchange.convert(100, 'EUR', noon('2024-01-01'))).toBe(100);
    expect(exchange.convert(10_000, 'JPY', noon('2025-05-31'))).toBe(6100);
    expect(exchange.convert(10_000, 'JPY', noon('2025-06-01'))).toBe(5900);
    expect(exchange.convert(1000, 'BHD', noon('2025-02-01'))).toBe(250);
  });

  it('needs no policy for one currency, and none for no currency', () => {
    expect(new Exchange({ zone, rates: [] }, ['EUR']).currency).toBe('EUR');
    expect(new Exchange({ zone, rates: [] }, []).currency).toBeUndefined();
  });

  it('names the currencies that cannot be added', () => {
    const several = () => new Exchange({ zone, rates: [] }, ['USD', 'EUR']);
    expect(several).toThrow(RatesMissing);
    expect(several).toThrow('amounts in EUR, USD cannot be added');
    expect(() => new Exchange({ zone, currency: 'EUR', rates }, ['USD', 'JPY'])).toThrow('no rate from USD into EUR');
    const early = new Exchange({ zone, currency: 'EUR', rates }, ['JPY']);
    expect(() => early.convert(1, 'JPY', noon('2024-12-31'))).toThrow('no rate from JPY into EUR on 2024-12-31');
  });
});

describe('rounding half to even', () => {
  it('gives the nearest integer, of two equally near the even one', () => {
    const rounded = (a: bigint, b: bigint) => Number(roundedHalfEven(a, b));
    expect([5n, 15n, 25n, -5n, -15n, -26n].map((n) => rounded(n, 10n))).toEqual([0, 2, 2, 0, -2, -3]);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (a, b) => {
          const distance = 2n * (a - roundedHalfEven(a, b) * b);
          expect(distance <= b && distance >= -b).toBe(true);
        },
      ),
    );
  });
});
