import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { clientele, width } from './command-line.ts';
import { workFolder } from './demo-store.ts';
import { mapping, orders, rows, write } from './orders.ts';

const folder = workFolder();
const mappingFile = write(folder, 'mapping.json', mapping);
const importing = (store: string, path: string, ...more: string[]) =>
  clientele(['import', '--mapping', mappingFile, path, '--store', join(folder, store), ...more]);

describe('An import on the command line', () => {
  test('reports what was booked and what was odd, in 80 columns', async () => {
    const { exitCode, out, err } = await importing('report.db', orders(folder, 'orders.csv'));
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toContain('orders.csv      4       4        0        0');
    expect(out).toContain('2 clients named, 2 of them new');
    expect(out).toMatch(/booked: payments less refunds +1,950\.00/);
    expect(out).toMatch(/names no client.*orders\.csv 5/);
    expect(width(out)).toBeLessThanOrEqual(80);
  });

  test('speaks of one client and one line as of one', async () => {
    const { out } = await importing('one.db', orders(folder, 'one.csv', rows.slice(0, 1)));
    expect(out).toContain('1 client named, 1 of them new');
    expect(out).toContain('Money of 1 line\n');
  });

  test('gives answers at once', async () => {
    await importing('answers.db', orders(folder, 'orders.csv'));
    const { out } = await clientele(['clients', '--as-of', '2026-02-01', '--store', join(folder, 'answers.db')]);
    expect(out).toMatch(/17 +new .*Acme Ovens/);
    expect(out).toMatch(/21 +new .*Zenith Mills/);
  });

  test('adds nothing the second time, and the rest of a longer table', async () => {
    const appended = async (path: string) => {
      const { out } = await importing('again.db', path, '--format', 'json');
      return (JSON.parse(out) as { events: { appended: number } }).events.appended;
    };
    expect(await appended(orders(folder, 'orders-1.csv', rows.slice(0, 2)))).toBe(3);
    expect(await appended(orders(folder, 'orders-1.csv', rows.slice(0, 2)))).toBe(0);
    expect(await appended(orders(folder, 'orders-1.csv', rows.slice(0, 3)))).toBe(2);
  });

  test('writes every odd row into a file', async () => {
    const odd = join(folder, 'odd.csv');
    await importing('odd.db', orders(folder, 'orders.csv'), '--odd', odd);
    const [head, ...lines]: string[][] = parse(readFileSync(odd));
    expect(head).toEqual(['file', 'line', 'fate', 'code', 'what', 'client', 'amount', 'currency']);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice(0, 4)).toEqual(['orders.csv', '5', 'booked', 'UNATTRIBUTED']);
  });

  test.each(['Reading', 'Writing'])('stopped while %s, goes on and gives the same', async (phase) => {
    const many = Array.from({ length: 600 }, (_, n) => `${n},2026-01-15,c${n},Shop ${n},oven,${n + 1}.00`);
    const path = orders(folder, 'orders-many.csv', many);
    const [cut, whole] = [`cut-${phase}.db`, `whole-${phase}.db`];
    const stopping = new AbortController();
    const progress = (work: string) => ({
      update: () => (work === phase ? stopping.abort() : undefined),
      stop: () => undefined,
    });
    const args = ['import', '--mapping', mappingFile, path, '--store', join(folder, cut)];
    const stopped = await clientele(args, { signal: stopping.signal, progress });
    expect(stopped).toMatchObject({ exitCode: 130, out: '', err: expect.stringContaining('stopped') as string });
    await importing(cut, path);
    await importing(whole, path);
    const [ours, theirs] = await Promise.all(
      [cut, whole].map((store) =>
        clientele(['clients', '--as-of', '2026-02-01', '--format', 'csv', '--store', join(folder, store)]),
      ),
    );
    expect(ours?.out.split('\n')).toHaveLength(602);
    expect(ours).toEqual(theirs);
  });

  test('can leave bad rows out, and reports them', async () => {
    const path = orders(folder, 'orders-bad.csv', [...rows, '5,2026-13-45,17,Acme Ovens,tray,1.00']);
    const { exitCode, out } = await importing('refused.db', path, '--bad-rows', 'refuse', '--format', 'json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ lines: { read: 5, booked: 4, refused: 1 } });
  });
});

describe('What cannot be imported gives one message and an exit code', () => {
  const cases: [name: string, exitCode: number, path: () => string, says: RegExp][] = [
    ['a missing file', 4, () => join(folder, 'none.csv'), /none\.csv/],
    ['a wrong header', 3, () => write(folder, 'orders-head.csv', 'order,day\n1,2026-01-01\n'), /orders-head\.csv/],
    ['a bad date', 3, () => orders(folder, 'orders-date.csv', [...rows, '5,soon,17,Acme,x,1.00']), /line 6.*"soon"/],
    ['an amount that is none', 3, () => orders(folder, 'orders-sum.csv', ['1,2026-01-01,17,A,x,much']), /line 2/],
    ['a date in the future', 3, () => orders(folder, 'orders-far.csv', ['1,2099-01-01,17,A,x,1.00']), /line 2/],
  ];

  test.each(cases)('%s', async (_, expected, path, says) => {
    const { exitCode, out, err } = await importing('bad.db', path());
    expect({ exitCode, out }).toEqual({ exitCode: expected, out: '' });
    expect(err).toMatch(says);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(folder).filter((file) => file.startsWith('bad.db'))).toEqual([]);
  });

  test('a mapping with a typo names the entry', async () => {
    const typo = write(folder, 'typo.json', { ...mapping, entries: [{ ...mapping.entries[0], invioce: 'order' }] });
    const { exitCode, err } = await clientele([
      'import',
      '--mapping',
      typo,
      folder,
      '--store',
      join(folder, 'typo.db'),
    ]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/entries\[0\]\.invioce/);
    expect(existsSync(join(folder, 'typo.db'))).toBe(false);
  });

  test('a mapping that is not there names the ready ones', async () => {
    const { exitCode, err } = await clientele(['import', '--mapping', 'nope', folder, '--store', join(folder, 'x.db')]);
    expect(exitCode).toBe(2);
    expect(err).toContain('online-retail');
  });

  test('an unknown currency names it', async () => {
    const file = write(folder, 'currency.json', { ...mapping, currency: 'EUX' });
    const { exitCode, err } = await clientele(['import', '--mapping', file, folder, '--store', join(folder, 'y.db')]);
    expect(exitCode).toBe(2);
    expect(err).toContain('EUX');
  });
});
