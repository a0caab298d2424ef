import { InvalidRules, parseRules, rulesVersionOf, totalOf } from '@clientele/core';

describe('rules', () => {
  it('are complete by defaults', () => {
    expect(parseRules()).toMatchObject({
      zone: 'UTC',
      contract: { approvals: [] },
      closing: { won: 'delivered-and-paid', actSigned: false },
      complaints: { trivialMaySkipInvestigation: false },
    });
    expect(parseRules().pipelines['default']?.stages.map(({ stage }) => stage)).toEqual([
      'presentation',
      'offer',
      'agreement',
      'payment',
      'delivery',
      'closing',
    ]);
  });

  it('name the entry that is wrong', () => {
    const entryOf = (input: unknown) => {
      try {
        parseRules(input);
      } catch (error) {
        return error instanceof InvalidRules ? error.entry : error;
      }
      return undefined;
    };
    expect(entryOf({ zone: 'Mars/Olympus' })).toBe('zone');
    expect(entryOf({ closing: { won: 'someday' } })).toBe('closing.won');
    expect(entryOf({ approvals: [] })).toBe('approvals');
    expect(entryOf({ pipelines: { cold: { stages: [] } } })).toMatch(/^pipelines/);
  });

  it('have a version that changes with their content', () => {
    const strict = parseRules({ name: 'strict', version: '2', contract: { approvals: ['director'] } });
    expect(rulesVersionOf(strict)).toMatch(/^strict\/2\/[0-9a-f]{16}$/);
    expect(rulesVersionOf(parseRules())).toBe(rulesVersionOf(parseRules({})));
    expect(rulesVersionOf(strict)).not.toBe(rulesVersionOf(parseRules({ name: 'strict', version: '2' })));
  });
});

describe('the total of an offer', () => {
  const price = { minor: 1_999, currency: 'EUR' };

  it('is the sum of its lines, each rounded once, half-even', () => {
    expect(totalOf([{ quantity: 3, price }])).toEqual({ minor: 5_997, currency: 'EUR' });
    const fine = (decimal: string) => ({ quantity: 1, price: { decimal, currency: 'EUR' } });
    expect(totalOf([fine('0.125'), fine('0.135')])).toEqual({ minor: 26, currency: 'EUR' });
    expect(totalOf([{ quantity: 0.1, price: { decimal: '0.3', currency: 'EUR' } }])).toEqual({
      minor: 3,
      currency: 'EUR',
    });
  });

  it('is less by the discounts of the lines and of the whole', () => {
    expect(totalOf([{ quantity: 1, price, discount: { percent: 10 } }])).toEqual({ minor: 1_799, currency: 'EUR' });
    expect(totalOf([{ quantity: 2, price, discount: { minor: 98, currency: 'EUR' } }], { percent: 50 })).toEqual({
      minor: 1_950,
      currency: 'EUR',
    });
  });

  it('is unknown where a line has no price or the currencies differ', () => {
    expect(totalOf([])).toBeUndefined();
    expect(totalOf([{ quantity: 1, price }, { quantity: 1 }])).toBeUndefined();
    expect(
      totalOf([
        { quantity: 1, price },
        { quantity: 1, price: { minor: 1, currency: 'USD' } },
      ]),
    ).toBeUndefined();
  });
});
