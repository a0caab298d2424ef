import { gzipSync } from 'node:zlib';
import { join } from 'node:path';

import { ImportError, importTables, type MappingInput } from '../src/index.ts';
import { clock, eventsOf, folderWith, importInto, lines, newStore, seal, shop } from './testbed.ts';

const good = '1,2026-01-05,ann,DE,tea,2,1.50';

async function refusal(
  mapping: MappingInput,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<ImportError> {
  const store = newStore();
  const error: unknown = await importInto(store, mapping, files).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(await eventsOf(store)).toEqual([]);
  if (!(error instanceof ImportError)) throw new TypeError(`no ImportError but ${String(error)}`);
  return error;
}

const withEntry = (change: Readonly<Record<string, unknown>>): MappingInput => ({
  ...shop,
  entries: shop.entries.map((entry) => ({ ...entry, ...change })),
});

describe('tables that cannot be imported leave the log as it was', () => {
  test.each([
    ['a bad date', '2,2026-02-30,ann,DE,tea,1,1', { code: 'BAD_DATE', column: 'date', value: '2026-02-30' }],
    ['no date', '2,,ann,DE,tea,1,1', { code: 'BAD_DATE', column: 'date', value: '' }],
    ['a bad number', '2,2026-01-05,ann,DE,tea,one,1', { code: 'BAD_NUMBER', column: 'quantity', value: 'one' }],
    ['a missing number', '2,2026-01-05,ann,DE,tea,1,', { code: 'BAD_NUMBER', column: 'price' }],
    ['a number that is too large', '2,2026-01-05,ann,DE,tea,999999999999,999999999999', { code: 'BAD_NUMBER' }],
    [
      'a negative amount that is no cancellation',
      '2,2026-01-05,ann,DE,tea,-1,1',
      { code: 'NEGATIVE_AMOUNT', value: '-1' },
    ],
    ['a cancellation of more than zero', 'C2,2026-01-05,ann,DE,tea,1,1', { code: 'BAD_NUMBER', value: '1' }],
    [
      'a date in the future',
      '2,2026-07-02,ann,DE,tea,1,1',
      { code: 'IN_THE_FUTURE', column: 'date', value: '2026-07-02T00:00:00.000Z' },
    ],
    [
      'a name that cannot be a product',
      `2,2026-01-05,ann,DE,${'x'.repeat(201)},1,1`,
      { code: 'BAD_VALUE', column: 'product' },
    ],
    ['too few cells', '2,2026-01-05,ann', { code: 'WRONG_COLUMNS' }],
    ['a quote that is never closed', '2,2026-01-05,ann,DE,"tea,1,1', { code: 'BAD_QUOTES' }],
  ])('%s at line n', async (_, row, expected) => {
    const error = await refusal(shop, { 'lines.csv': lines(good, row) });
    expect(error).toMatchObject({ file: 'lines.csv', line: 3, ...expected });
    expect(error.message).toContain('lines.csv, line 3');
  });

  test('a missing column is named, with those that there are', async () => {
    const error = await refusal(shop, { 'lines.csv': 'invoice,date,customer\n1,2026-01-05,ann\n' });
    expect(error).toMatchObject({ code: 'WRONG_HEADER', file: 'lines.csv' });
    expect(error.message).toMatch(/no column "country".*invoice, date, customer/);
  });

  test('a header names columns, each once', async () => {
    expect(await refusal(shop, { 'lines.csv': 'date,paid,date\n' })).toMatchObject({
      code: 'WRONG_HEADER',
      column: 'date',
    });
    expect(await refusal(shop, { 'lines.csv': '' })).toMatchObject({ code: 'WRONG_HEADER' });
  });

  test('a file that is not there', async () => {
    const missing = { store: newStore(), mapping: shop, seal, clock, actor: { id: 'ann' } };
    await expect(importTables({ ...missing, paths: 'no-such-file.csv' })).rejects.toMatchObject({
      code: 'FILE_MISSING',
      file: 'no-such-file.csv',
    });
    await expect(importTables({ ...missing, paths: folderWith({ 'other.csv': '' }) })).rejects.toThrow(
      /holds no lines\*\.csv for the table "lines"/,
    );
  });

  test('a file of no table of a mapping that reads several', async () => {
    const two = {
      ...shop,
      tables: { ...shop.tables, others: { file: 'others.csv' } },
      entries: [...shop.entries, { book: 'client', name: 'others', from: 'others', at: { otherwise: '2026-01-01' } }],
    } as MappingInput;
    const folder = folderWith({ 'stray.csv': '' });
    await expect(
      importTables({
        store: newStore(),
        mapping: two,
        seal,
        clock,
        actor: { id: 'ann' },
        paths: join(folder, 'stray.csv'),
      }),
    ).rejects.toMatchObject({ code: 'FILE_OF_NO_TABLE' });
  });

  test('a table that is there packed and unpacked', async () => {
    const twice = { 'lines.csv': lines(good), 'lines.csv.gz': gzipSync(lines(good)) };
    expect(await refusal(shop, twice)).toMatchObject({ code: 'FILE_TWICE' });
  });

  test('text that is not UTF-8', async () => {
    const error = await refusal(shop, { 'lines.csv': Buffer.from(lines('1,2026-01-05,J\xf6rg,DE,tea,1,1'), 'latin1') });
    expect(error).toMatchObject({ code: 'WRONG_ENCODING' });
    expect(error.message).toContain('windows-1252');
  });

  test('a packed file that is cut short', async () => {
    const packed = gzipSync(
      lines(...Array.from({ length: 500 }, (_, n) => `${String(n)},2026-01-05,c${String(n)},DE,tea,1,1`)),
    );
    expect(await refusal(shop, { 'lines.csv.gz': packed.subarray(0, packed.length - 20) })).toMatchObject({
      code: 'FILE_DAMAGED',
    });
  });

  test('a currency that is none', async () => {
    const error = await refusal(withEntry({ currency: 'country' }), {
      'lines.csv': lines('1,2026-01-05,ann,QQQ,tea,1,1'),
    });
    expect(error).toMatchObject({ code: 'UNKNOWN_CURRENCY', line: 2, column: 'country', value: 'QQQ' });
  });

  test('an amount finer than minor units, unless it may be rounded', async () => {
    const error = await refusal(withEntry({ rounding: 'refuse' }), {
      'lines.csv': lines('1,2026-01-05,ann,DE,tea,1,0.001'),
    });
    expect(error).toMatchObject({ code: 'TOO_FINE', line: 2, value: '0.001' });
  });

  test('two rows of one key that say different things', async () => {
    const error = await refusal(withEntry({ invoice: undefined, cancellation: undefined, key: 'invoice' }), {
      'lines.csv': lines(good, good.replace('tea', 'cup')),
    });
    expect(error).toMatchObject({ code: 'KEY_TWICE', value: '1' });
  });

  test('a folder for sorting that is not there', async () => {
    const files = { 'lines.csv': lines(good, good) };
    await expect(
      importInto(newStore(), shop, files, { workDir: 'no/such/folder', sortBuffer: 1 }),
    ).rejects.toMatchObject({ code: 'WORK_FOLDER', file: 'no/such/folder' });
  });

  test('bad rows can be refused one by one, and are reported with their lines', async () => {
    const store = newStore();
    const report = await importInto(
      store,
      shop,
      { 'lines.csv': lines(good, '2,soon,ann,DE,tea,1,1', '3,2026-01-05,ann,DE,tea,-1,1') },
      { badRows: 'refuse' },
    );
    expect(report.lines).toEqual({ read: 3, booked: 1, skipped: 0, refused: 2 });
    expect(report.odd).toMatchObject([
      { code: 'BAD_DATE', fate: 'refused', lines: [{ file: 'lines.csv', line: 3 }] },
      { code: 'NEGATIVE_AMOUNT', fate: 'refused', lines: [{ line: 4 }] },
    ]);
    expect(await eventsOf(store, 'ann')).toHaveLength(2);
  });
});
