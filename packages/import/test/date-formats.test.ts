import { InvalidMapping, parseMapping } from '../src/index.ts';
import { shop } from './testbed.ts';

const [sale] = shop.entries;
const withDates = (format: string) => ({ ...shop, entries: [{ ...sale, at: { column: 'date', format } }] });

describe('a format of dates', () => {
  test.each([
    ...['iso', 'unix', 'unix-ms', 'M/d/yyyy', 'dd.MM.yyyy HH:mm:ss'],
    ...["yyyy-MM-dd'T'HH:mm:ss.SSSZZ", "d MMM yy 'um' h a"],
  ])('%s is one', (format) => {
    expect(() => parseMapping(withDates(format))).not.toThrow();
  });

  test.each([
    ['M/d/yyy', /"yyy" in the date format M\/d\/yyy stands for nothing: there is y, yy, yyyy/],
    ["dd 'xx' xx", /"xx".*words stand in '…'/],
    ['--', /-- is no date format: write iso, unix/],
  ])('%s is none, which is said when the mapping is read', (format, says) => {
    const parsing = () => parseMapping(withDates(format));
    expect(parsing).toThrow(InvalidMapping);
    expect(parsing).toThrow(says);
    expect(parsing).toThrow(/entry entries\[0\]\.at\.format/);
  });

  test('is checked wherever a date stands', () => {
    const day = { $day: { column: 'date', format: 'yyy' } };
    expect(() => parseMapping({ ...shop, entries: [{ ...sale, product: day }] })).toThrow(
      /entries\[0\]\.product\.\$day\.format/,
    );
  });
});
