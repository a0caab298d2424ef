import { closeSync, copyFileSync, openSync, statSync, writeSync } from 'node:fs';
import fs from 'node:fs/promises';
import { join } from 'node:path';

import { clientele } from './command-line.ts';
import { demoStore, workFolder } from './demo-store.ts';
import { write } from './orders.ts';

const store = demoStore();
const folder = workFolder();

const failing = async (args: readonly string[], exitCode: number, ...says: RegExp[]) => {
  const ended = await clientele(args);
  expect(ended).toMatchObject({ exitCode, out: '' });
  for (const words of says) expect(ended.err).toMatch(words);
  expect(ended.err).not.toMatch(/\n +at /);
};

describe('A command line that cannot be', () => {
  test('an unknown command names the nearest', () => failing(['fnnel'], 2, /fnnel/, /funnel/));
  test('a mistyped option is named before one that is needed', async () => {
    await failing(['import', '--maping', 'x', 'y.csv'], 2, /unknown option '--maping'/, /--mapping\?/);
    await failing(['import', 'y.csv'], 2, /--mapping: say how the tables become events/);
  });

  test('an unknown option names the nearest', () => failing(['funnel', '--polcy', 'x'], 2, /--policy/));
  test('an unknown question names those there are', () =>
    failing(['why', 'nothing', 'x'], 2, /funnel, lifecycle, loyalty/));
  test('no date', () => failing(['funnel', '--as-of', '2025-31-12'], 2, /--as-of: "2025-31-12"/));
  test('no window', () => failing(['funnel', '--window', '2025'], 2, /--window: "2025" is not FROM\.\.TO/));
  test('an empty window', () => failing(['funnel', '--window', '2025-02-01..2025-01-01'], 2, /is not after/));
  test('no segment', () => failing(['funnel', '--segment', 'bakeries'], 2, /KEY=VALUE/));
  test('no zone', () => failing(['funnel', '--zone', 'Europe/Berln', '--store', store], 2, /--zone: "Europe\/Berln"/));
  test('a store of another kind', () => failing(['funnel', '--store', 'mongodb://crm'], 2, /mongodb:.*kurrentdb:/));
  test('a limit that is no number', () => failing(['clients', '--limit', 'ten'], 2, /--limit/));
  test('too few clients for a demo', () =>
    failing(['demo', '--clients', '7', '--store', join(folder, 'few.db')], 2, /50 to 1,000,000/));
});

describe('A policy file with a mistake', () => {
  const under = (content: string | object, exitCode: number, ...says: RegExp[]) =>
    failing(
      ['lifecycle', '--store', store, '--policy', write(folder, 'shop.json', content)],
      exitCode,
      /shop\.json/,
      ...says,
    );

  test('a misspelt entry names the right one', () =>
    under({ peroid: { months: 6 } }, 2, /"peroid".*did you mean "period"/));
  test('a misspelt entry of a section that is not asked for', () =>
    under({ funnel: { agein: {} } }, 2, /section funnel/, /did you mean "ageing"/));
  test('a misspelt entry deep inside', () =>
    under({ funnel: { ageing: { timesMedain: 3 } } }, 2, /ageing\.timesMedain/, /did you mean "timesMedian"/));
  test('an entry of one question at the top', () => under({ again: 'days' }, 2, /belongs into the section "loyalty"/));
  test('a wrong value', () => under({ period: 'a quarter' }, 2, /"period"/));
  test('a wrong value of an entry without a default says what is right, and names no other entries', () =>
    under({ currency: 'euro' }, 2, /"currency": an ISO 4217 code(?!.*there is)/));
  test.each<[string, object, RegExp]>([
    ['of another kind', { period: { months: '6' } }, /"period\.months": expected a number, found "6"/],
    ['that is too small', { period: { days: 0 } }, /"period\.days": expected more than 0, found 0/],
    ['that is no object', { period: 'a quarter' }, /"period": expected an object, found "a quarter"/],
    ['of a choice', { loyalty: { again: 'weeks' } }, /"again": expected "sales", "settlements", .*, found "weeks"/],
    ['of no form', { period: { moths: 3 } }, /"period\.moths": is not known; did you mean "months"/],
    [
      'that is no date',
      { currency: 'EUR', rates: [{ from: 'USD', date: '1.2.2026', rate: '1' }] },
      /"rates\.0\.date": expected a date such as 2026-03-31, found "1\.2\.2026"/,
    ],
    [
      'that is missing',
      { currency: 'EUR', rates: [{ from: 'USD', date: '2026-02-01' }] },
      /"rates\.0\.rate": is missing/,
    ],
  ])('a value %s says what was expected', (_, content, says) =>
    under(content, 2, says, /^(?!.*(Invalid|Unrecognized|Too ))/),
  );
  test('an unknown zone', () => under({ zone: 'Berlin' }, 2, /"zone".*Berlin/));
  test('an unknown currency', () => under({ currency: 'EUX' }, 2, /"currency".*EUX/));
  test('no JSON', () => under('{ "zone": ', 2, /is no JSON/));
  test('a folder in its place', () => failing(['funnel', '--policy', folder], 2, /is a folder: name the policy file/));
  test('a file that may not be read', async () => {
    jest.spyOn(fs, 'readFile').mockRejectedValue(Object.assign(new Error('EACCES: denied'), { code: 'EACCES' }));
    await failing(['funnel', '--policy', join(folder, 'shop.json')], 2, /shop\.json: may not be read/);
  });
  afterEach(() => jest.restoreAllMocks());
  test('no object', () => under([1], 2, /a policy is an object/));
  test('no file', () => failing(['funnel', '--policy', join(folder, 'none.json')], 4, /there is no .*none\.json/));
});

describe('An import that cannot begin', () => {
  const importing = (...args: readonly string[]) => ['import', folder, '--store', join(folder, 'new.db'), ...args];

  test('a file of odd rows in a folder that is not there', () =>
    failing(
      importing('--mapping', 'cdnow', '--odd', join(folder, 'nofolder/odd.csv')),
      2,
      /--odd: .*odd\.csv cannot be made: there is no folder .*nofolder/,
    ));
  test('a folder in place of the file of odd rows', () =>
    failing(importing('--mapping', 'cdnow', '--odd', folder), 2, /--odd: .* is a folder: name a file/));
  test('a mistyped ready mapping names the nearest', () =>
    failing(
      importing('--mapping', 'online-retial'),
      2,
      /neither a file nor a ready mapping.*did you mean "online-retail"/,
    ));
});

describe('What is not there', () => {
  test('a store: a question never makes one', () =>
    failing(
      ['funnel', '--store', join(folder, 'none.db')],
      4,
      /there is no .*none\.db here: make one with clientele init or clientele import/,
    ));
  test('a client names those that are like it', () =>
    failing(['client', 'c-000', '--store', store], 4, /did you mean "c-0001"/));
  test('a client before it was known', () =>
    failing(['client', 'c-0002', '--as-of', '2020-01-01', '--store', store], 4, /nothing was known of c-0002/));
  test('a client that is asked for as a path names those that are like it', () =>
    failing(['why', 'lifecycle', 'c-000', '--store', store], 4, /did you mean "c-0001"/));
  test('a path names what could stand there', () =>
    failing(
      ['why', 'funnel', 'stages.ofer.reached', '--store', store],
      4,
      /presentation, offer/,
      /did you mean "offer"/,
    ));
});

describe('A store that cannot be used', () => {
  test('another file', () =>
    failing(['funnel', '--store', write(folder, 'text.db', 'not a database'.repeat(100))], 5, /text\.db/));

  test('a damaged one', async () => {
    const damaged = join(folder, 'damaged.db');
    copyFileSync(store, damaged);
    const { size } = statSync(damaged);
    const file = openSync(damaged, 'r+');
    for (let at = 8_192; at < size; at += 4_096) writeSync(file, Buffer.alloc(512, 0xff), 0, 512, at);
    closeSync(file);
    await failing(['funnel', '--store', damaged], 5, /damaged/);
  });

  test('one of a newer version', async () => {
    const newer = join(folder, 'newer.db');
    copyFileSync(store, newer);
    const file = openSync(newer, 'r+');
    // SQLite keeps the version of the application's format at byte 60 of the header.
    writeSync(file, Buffer.from([0, 0, 3, 231]), 0, 4, 60);
    closeSync(file);
    await failing(['funnel', '--store', newer], 5, /newer version/);
  });

  test('a folder that is not there', () =>
    failing(['init', '--store', join(folder, 'none', 'x.db')], 4, /there is no folder/));
});

describe('What should not happen', () => {
  test('says so, with its stack only where it is asked for', async () => {
    const broken = { now: () => NaN };
    const quiet = await clientele(['funnel', '--store', store], broken);
    expect(quiet).toMatchObject({ exitCode: 1, out: '' });
    expect(quiet.err).toMatch(/CLIENTELE_DEBUG=1/);
    const loud = await clientele(['funnel', '--store', store], { ...broken, debug: true });
    expect(loud.err).toMatch(/\n +at /);
  });
});
