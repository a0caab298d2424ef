import { table } from '../src/render/table.ts';
import { width } from './command-line.ts';

describe('A table', () => {
  test('has numbers to the right and words to the left', () => {
    expect(table(['stage', 'deals', 'share'], [['offer', '1,041', '9.5 %'], ['payment', '7', undefined]], 80)).toBe(
      ['stage    deals  share', 'offer    1,041  9.5 %', 'payment      7      –'].join('\n'),
    );
  });

  test('cuts its widest words to fit, never a number', () => {
    const long = 'a name that goes on and on and on and does not want to end before the line does, or so';
    const drawn = table(['client', 'name', 'turnover'], [['acme', long, '1,250,000.00']], 60);
    expect(width(drawn)).toBeLessThanOrEqual(60);
    expect(drawn).toContain('1,250,000.00');
    expect(drawn).toContain('…');
  });

  test('stays a table when a value has line breaks', () => {
    expect(table(['note'], [['first\nsecond']], 80).split('\n')).toHaveLength(2);
  });
});
