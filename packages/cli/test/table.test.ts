import { table } from '../src/render/table.ts';
import { width } from './command-line.ts';

describe('A table', () => {
  test('has numbers to the right and words to the left', () => {
    expect(
      table(
        ['stage', 'deals', 'share'],
        [
          ['offer', '1,041', '9.5 %'],
          ['payment', '7', undefined],
        ],
        80,
      ),
    ).toBe(['stage    deals  share', 'offer    1,041  9.5 %', 'payment      7      –'].join('\n'));
  });

  test('takes ids made of digits for names, and counts for numbers', () => {
    expect(
      table(
        ['client', 'sales'],
        [
          ['00004', '7'],
          ['17850', '12'],
        ],
        80,
      ),
    ).toBe(['client  sales', '00004       7', '17850      12'].join('\n'));
    expect(
      table(
        ['#', 'event'],
        [
          [7, 'offer'],
          [12, 'payment'],
        ],
        80,
      ),
    ).toContain(' 7  offer');
  });

  test('cuts its widest words to fit, never a number', () => {
    const long = 'a name that goes on and on and on and does not want to end before the line does, or so';
    const drawn = table(['client', 'name', 'turnover'], [['acme', long, '1,250,000.00']], 60);
    expect(width(drawn)).toBeLessThanOrEqual(60);
    expect(drawn).toContain('1,250,000.00');
    expect(drawn).toContain('…');
  });

  test('counts two columns for ideographs', () => {
    const drawn = table(
      ['name', 'sales'],
      [
        ['東京パン', '7'],
        ['Zenith Mills', '12'],
      ],
      80,
    ).split('\n');
    expect(drawn[1]).toBe('東京パン          7');
    expect(drawn[2]).toBe('Zenith Mills     12');
  });

  test('wraps words where it is asked to', () => {
    const drawn = table(['what'], [['one two three four five six']], 12, true);
    expect(drawn.split('\n').length).toBeGreaterThan(2);
    expect(drawn).not.toContain('…');
  });

  test('is one table, however many rows it has', () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => [`c-${String(i)}`, String(i)]);
    const lines = table(['client', 'sales'], rows, 80).split('\n');
    expect(lines).toHaveLength(1_001);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  test('stays a table when a value has line breaks', () => {
    expect(table(['note'], [['first\nsecond']], 80).split('\n')).toHaveLength(2);
  });
});
