import { gzipSync } from 'node:zlib';
import { encode } from 'iconv-lite';

import type { MappingInput } from '../src/index.ts';
import { eventsOf, importInto, newStore, unsealed } from './testbed.ts';

/** Notes of people: one table, one event for each row. */
const notes = (table: MappingInput['tables'][string], change: Partial<MappingInput> = {}): MappingInput => ({
  name: 'notes',
  source: 'notes',
  tables: { notes: table },
  clients: { person: { key: 'who', kind: 'person', name: 'who' } },
  entries: [
    { book: 'event', name: 'note', from: 'notes', event: 'NoteAdded', at: { column: 'when' }, data: { text: 'text' } },
  ],
  ...change,
});

async function textsOf(mapping: MappingInput, files: Readonly<Record<string, string | Uint8Array>>, clientId = 'ann') {
  const store = newStore();
  await importInto(store, mapping, files);
  const read = (await eventsOf(store, clientId)).filter(({ type }) => type === 'NoteAdded');
  return read.map(({ data, meta }) => [meta.occurredAt, unsealed((data as { text: { sealed: string } }).text)]);
}

describe('tables as other systems write them', () => {
  test.each<[string, MappingInput['tables'][string], string | Uint8Array, string]>([
    ['commas', { file: 'n.csv' }, 'who,when,text\nann,2026-01-05,tea\n', 'tea'],
    ['semicolons', { file: 'n.csv', separator: ';' }, 'who;when;text\nann;2026-01-05;tea, hot\n', 'tea, hot'],
    ['tabs', { file: 'n.csv', separator: '\t' }, 'who\twhen\ttext\nann\t2026-01-05\ttea\n', 'tea'],
    [
      'a quote of another kind',
      { file: 'n.csv', quote: "'" },
      'who,when,text\nann,2026-01-05,\'tea, "hot"\'\n',
      'tea, "hot"',
    ],
    [
      'quotes and a line break in a cell',
      { file: 'n.csv' },
      'who,when,text\nann,2026-01-05,"tea\n""hot"""\n',
      'tea\n"hot"',
    ],
    ['CR LF, blank lines and no last line break', { file: 'n.csv' }, 'who,when,text\r\n\r\nann,2026-01-05,tea', 'tea'],
    ['a byte order mark', { file: 'n.csv' }, '\uFEFFwho,when,text\nann,2026-01-05,tea\n', 'tea'],
    [
      'another character set',
      { file: 'n.csv', encoding: 'windows-1252' },
      encode('who,when,text\nann,2026-01-05,Käse\n', 'windows-1252'),
      'Käse',
    ],
    [
      'UTF-16 with its mark',
      { file: 'n.csv', encoding: 'utf-16' },
      encode('who,when,text\nann,2026-01-05,Käse\n', 'utf-16'),
      'Käse',
    ],
    ['no header line', { file: 'n.csv', columns: ['who', 'when', 'text'] }, 'ann,2026-01-05,tea\n', 'tea'],
    [
      'columns at fixed characters',
      {
        file: 'n.csv',
        format: 'fixed',
        columns: [
          { name: 'who', from: 1, to: 4 },
          { name: 'when', from: 5, to: 14 },
          { name: 'text', from: 15, to: 20 },
        ],
      },
      'ann 2026-01-05tea   \r\n',
      'tea',
    ],
  ])('%s', async (_, table, content, text) => {
    expect(await textsOf(notes(table), { 'n.csv': content })).toEqual([['2026-01-05T00:00:00.000Z', text]]);
  });

  test('a packed file, found by the name of the unpacked one', async () => {
    expect(
      await textsOf(notes({ file: 'n*.csv' }), { 'n1.csv.gz': gzipSync('who,when,text\nann,2026-01-05,tea\n') }),
    ).toHaveLength(1);
  });

  test('several files are one table, each with its own order of columns', async () => {
    const files = { 'n1.csv': 'who,when,text\nann,2026-01-05,tea\n', 'n2.csv': 'text,when,who\ncup,2026-01-04,ann\n' };
    expect((await textsOf(notes({ file: 'n*.csv' }), files)).map(([, text]) => text)).toEqual(['cup', 'tea']);
  });

  test('cells that mean nothing are empty', async () => {
    const store = newStore();
    await importInto(store, notes({ file: 'n.csv', empty: ['NULL', '-'] }), {
      'n.csv': 'who,when,text\nNULL,2026-01-05,tea\n',
    });
    expect(await eventsOf(store, 'unattributed-notes')).toHaveLength(2);
  });

  test('rows are counted by the lines of the file, whatever stands in their cells', async () => {
    const content = 'who,when,text\r\nann,2026-01-05,"a\r\nb\r\nc"\r\n\r\nann,2026-01-06,"d"\r\nann,soon,e\r\n';
    const report = await importInto(newStore(), notes({ file: 'n.csv' }), { 'n.csv': content }, { badRows: 'refuse' });
    expect(report.odd).toMatchObject([{ code: 'BAD_DATE', lines: [{ line: 7 }] }]);
  });
});

describe('dates', () => {
  const at = (text: string, when: Readonly<Record<string, string>>, zone = 'UTC') =>
    textsOf(
      notes(
        { file: 'n.csv' },
        {
          zone,
          entries: [
            {
              book: 'event',
              name: 'note',
              from: 'notes',
              event: 'NoteAdded',
              at: { column: 'when', ...when },
              data: { text: 'text' },
            },
          ],
        },
      ),
      { 'n.csv': `who,when,text\nann,"${text}",tea\n` },
    ).then(([note]) => note?.[0]);

  test.each([
    ['3/1/2017', { format: 'M/d/yyyy' }, '2017-03-01T00:00:00.000Z'],
    ['20170301', { format: 'yyyyMMdd' }, '2017-03-01T00:00:00.000Z'],
    ['01.03.2017 14:05', { format: 'dd.MM.yyyy HH:mm' }, '2017-03-01T14:05:00.000Z'],
    ['1 Mar 2017 2:05 PM', { format: 'd LLL yyyy h:mm a' }, '2017-03-01T14:05:00.000Z'],
    ['1. März 2017', { format: 'd. LLLL yyyy', locale: 'de' }, '2017-03-01T00:00:00.000Z'],
    ['2017-03-01 14:05 +02:00', { format: 'yyyy-MM-dd HH:mm ZZ' }, '2017-03-01T12:05:00.000Z'],
    ['2017-03-01T14:05:06Z', {}, '2017-03-01T14:05:06.000Z'],
    ['2017-03-01T14:05+02:00', {}, '2017-03-01T12:05:00.000Z'],
    ['1488377106', { format: 'unix' }, '2017-03-01T14:05:06.000Z'],
    ['1488377106500', { format: 'unix-ms' }, '2017-03-01T14:05:06.500Z'],
  ])('%s by %j', async (text, when, expected) => {
    expect(await at(text, when)).toBe(expected);
  });

  test('a date without an offset is of the named zone', async () => {
    expect(await at('2017-07-01', {}, 'Europe/Berlin')).toBe('2017-06-30T22:00:00.000Z');
    expect(await at('7/1/2017', { format: 'M/d/yyyy', zone: 'America/New_York' })).toBe('2017-07-01T04:00:00.000Z');
  });

  test('an hour that the clocks repeat means the first, one that they skip moves forward', async () => {
    expect(await at('2017-10-29T02:30', {}, 'Europe/Berlin')).toBe('2017-10-29T00:30:00.000Z');
    expect(await at('2017-03-26T02:30', {}, 'Europe/Berlin')).toBe('2017-03-26T01:30:00.000Z');
  });

  test('a day that the mapping names stands for an empty cell', async () => {
    expect(await at('', { otherwise: '2017-12-31' }, 'Europe/Berlin')).toBe('2017-12-30T23:00:00.000Z');
  });
});
