import { numberReader } from '../src/rows/number-reader.ts';

/** Only how numbers are written matters to it. */
const reading = (decimal: '.' | ',', grouping?: ',' | '.' | ' ') =>
  numberReader({ file: 'x.csv', numbers: { decimal, ...(grouping && { grouping }) } } as never, 'price');

describe('A number in a cell', () => {
  it.each([
    ['.', ',', '1,234,567.50', '1234567.5'],
    ['.', ',', '1234567.50', '1234567.5'],
    [',', '.', '-1.234,5', '-1234.5'],
    [',', ' ', '12 000', '12000'],
  ] as const)('with the decimal mark %s and groups by "%s": %s', (decimal, grouping, text, value) => {
    expect(reading(decimal, grouping)(text).toFixed()).toBe(value);
  });

  it.each([
    ['.', ',', '7,50'],
    ['.', ',', '12,00'],
    ['.', ',', '1,2345'],
    [',', '.', '7.50'],
    ['.', ',', '1234,567'],
  ] as const)('is refused where the groups are not of three digits: %s %s %s', (decimal, grouping, text) => {
    expect(() => reading(decimal, grouping)(text)).toThrow('is no number');
  });
});
