import { importInto, newStore } from './testbed.ts';

describe('tables to look up in', () => {
  test('have every line counted, and those that nobody looks up are told of', async () => {
    const report = await importInto(
      newStore(),
      {
        name: 'visits',
        source: 'visits',
        currency: 'EUR',
        tables: {
          visits: { file: 'visits.csv' },
          firms: { file: 'firms.csv', lookup: { key: 'id', by: 'firm' } },
        },
        clients: { firm: { key: 'firm', prefix: 'f-', kind: 'organisation', name: 'firms.name' } },
        entries: [
          {
            book: 'event',
            name: 'visit',
            from: 'visits',
            event: 'ClientContacted',
            key: 'id',
            at: { column: 'on' },
            data: { direction: { $value: 'proactive' }, channel: { $value: 'meeting' } },
          },
        ],
      },
      { 'visits.csv': 'id,firm,on\n1,7,2026-01-05\n', 'firms.csv': 'id,name\n7,Acme\n8,Baker\n9,Cook\n' },
    );
    expect(report.files.map(({ lines }) => lines)).toEqual([
      { read: 1, booked: 1, skipped: 0, refused: 0 },
      { read: 3, booked: 1, skipped: 2, refused: 0 },
    ]);
    expect(report.lines).toEqual({ read: 4, booked: 2, skipped: 2, refused: 0 });
    expect(report.odd).toMatchObject([
      {
        code: 'NEVER_LOOKED_UP',
        what: 'no row looks up "8" in the table firms',
        fate: 'skipped',
        lines: [{ file: 'firms.csv', line: 3 }],
      },
      { code: 'NEVER_LOOKED_UP', what: 'no row looks up "9" in the table firms', lines: [{ line: 4 }] },
    ]);
  });
});
