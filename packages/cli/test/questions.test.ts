import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { clientLines, funnel, instantOf, lifecycle, loyalty, openClientele } from 'clientele';

import { questions } from '../src/questions.ts';
import { clientele, width } from './command-line.ts';
import { demoStore, workFolder } from './demo-store.ts';

const store = demoStore();
const folder = workFolder();
const on = (...args: string[]) => clientele([...args, '--store', store]);
const opened = () =>
  openClientele({ store, actor: 'ann', mustExist: true, clock: () => instantOf(Date.UTC(2026, 5, 1)) });

const reports = { funnel, lifecycle, loyalty };
const names = ['funnel', 'lifecycle', 'loyalty'] as const;

describe('A question on the command line', () => {
  test.each(names)('%s prints what the library function gives, and nothing else', async (name) => {
    const { exitCode, out, err } = await on(name, '--as-of', '2025-07-01', '--owner', 'Ann Berg', '--format', 'json');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    await using log = await opened();
    const facts = await log.facts(funnel, lifecycle, loyalty);
    const report = reports[name].report(facts, { at: '2025-07-01', filter: { owner: 'Ann Berg' } });
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test.each(names)('%s is readable in 80 columns and says before when it holds', async (name) => {
    const { out, err } = await on(name, '--as-of', '2026-01-01');
    expect(err).toBe('');
    expect(out.split('\n')[0]).toContain('before 2026-01-01');
    expect(width(out)).toBeLessThanOrEqual(80);
  });

  test.each(names)('%s as CSV has a line for each value, its path first', async (name) => {
    const { out } = await on(name, '--as-of', '2026-01-01', '--format', 'csv');
    const [head, ...rows]: string[][] = parse(out);
    expect(head).toEqual(['path', 'value', 'currency']);
    expect(rows).toContainEqual(['header.at', '2026-01-01T00:00:00.000Z', '']);
    expect(new Set(rows.map(([path]) => path)).size).toBe(rows.length);
  });

  test.each([
    [['--owner', 'Ann Brg'], 'No event names owner "Ann Brg"; did you mean "Ann Berg"?\n'],
    [['--product', 'rye-mx'], 'No event names product "rye-mx"; did you mean "rye-mix"?\n'],
    [['--direction', 'oven'], 'No event names direction "oven"; did you mean "ovens"?\n'],
    [['--channel', 'dealr'], 'No event names channel "dealr"; did you mean "dealer"?\n'],
    [['--source', 'referal'], 'No event names source "referal"; did you mean "referral"?\n'],
    [['--segment', 'industri=bakeries'], 'No event names segment parameter "industri"; did you mean "industry"?\n'],
    [['--segment', 'industry=bakerys'], 'No event names industry "bakerys"; did you mean "bakeries"?\n'],
    [['--segment', 'kind=organisation', '--owner', 'Ann Berg', '--product', 'rye-mix'], ''],
  ])('says of a filter %j which name no event holds', async (filter, hint) => {
    for (const command of [
      ['funnel'],
      ['lifecycle'],
      ['loyalty'],
      ['clients'],
      ['why', 'lifecycle', 'statuses.lost'],
    ]) {
      const { exitCode, err } = await on(...command, ...filter);
      expect({ exitCode, err }).toEqual({ exitCode: 0, err: hint });
    }
  });

  test.each([['lifecycle'], ['clients']])('%s says that nothing was known yet', async (...command) => {
    const { exitCode, err } = await on(...command, '--as-of', '2026-01-01', '--known-at', '2024-01-01');
    expect({ exitCode, err }).toEqual({
      exitCode: 0,
      err: 'Nothing was recorded before 2024-01-01; the first event was on 2024-01-01 00:02 UTC. Ask with --as-of alone for what had happened by then.\n',
    });
    expect((await on(...command, '--as-of', '2026-01-01', '--known-at', '2024-01-02')).err).toBe('');
  });

  test.each([['funnel'], ['clients'], ['why', 'lifecycle', 'statuses.lost']])(
    '%s does not look at the log again for names where none is given',
    async (...command) => {
      const looks = names.map((name) => jest.spyOn(questions[name], 'facts'));
      await on(...command, '--as-of', '2026-01-01');
      for (const look of looks) expect(look).not.toHaveBeenCalled();
      await on(...command, '--owner', 'Ann Berg');
      expect(looks.map(({ mock }) => mock.calls.length).sort()).toEqual([0, 0, 1]);
      jest.restoreAllMocks();
    },
  );

  test('takes every filter', async () => {
    const filters = [
      ['--window', '2025-01-01..2025-04-01'],
      ['--product', 'rye-mix'],
      ['--direction', 'ovens'],
      ['--segment', 'industry=bakeries'],
      ['--channel', 'dealer'],
      ['--motion', 'inbound'],
      ['--source', 'referral'],
    ];
    const { out } = await on('funnel', ...filters.flat(), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      header: {
        filter: {
          window: { from: '2025-01-01', to: '2025-04-01' },
          product: 'rye-mix',
          direction: 'ovens',
          segment: { key: 'industry', value: 'bakeries' },
          channel: 'dealer',
          motion: 'inbound',
          source: 'referral',
        },
      },
    });
  });

  test('asks under a policy file: common entries, and a section for each question', async () => {
    const policy = join(folder, 'quarterly.json');
    const content = { name: 'quarterly', zone: 'Europe/Berlin', period: { months: 6 }, loyalty: { again: 'days' } };
    writeFileSync(policy, JSON.stringify(content));
    const of = async (...args: string[]) =>
      (JSON.parse((await on(...args, '--policy', policy, '--format', 'json')).out) as { header: { policy: object } })
        .header.policy;
    expect(await of('lifecycle')).toMatchObject({ name: 'quarterly', zone: 'Europe/Berlin', period: { months: 6 } });
    expect(await of('loyalty')).toMatchObject({ name: 'quarterly', again: 'days', period: { months: 6 } });
    expect(await of('funnel', '--zone', 'Asia/Tokyo')).toMatchObject({ name: 'quarterly', zone: 'Asia/Tokyo' });
  });

  test('names the file of a policy that has no name of its own', async () => {
    const policy = join(folder, 'nameless.json');
    writeFileSync(policy, JSON.stringify({ period: { months: 6 }, loyalty: { name: 'by days', again: 'days' } }));
    expect((await on('lifecycle', '--policy', policy)).out).toContain('policy nameless.json, zone UTC');
    expect((await on('loyalty', '--policy', policy)).out).toContain('policy by days, zone UTC');
  });

  test('a bare date is the midnight of the zone', async () => {
    const { out } = await on('lifecycle', '--as-of', '2026-01-01', '--zone', 'Europe/Berlin');
    expect(out).toMatch(/^Life cycle before 2026-01-01, as known before .*\npolicy default, zone Europe\/Berlin/);
  });
});

describe('Clients on the command line', () => {
  test('are those that the library lists, with their names', async () => {
    const { out } = await on('clients', '--status', 'lost', '--as-of', '2026-01-01', '--format', 'json');
    await using log = await opened();
    const lines = clientLines(await log.facts(lifecycle), { at: '2026-01-01' }, { status: 'lost' });
    const clients = JSON.parse(out) as { clientId: string; name?: string }[];
    expect(clients).toMatchObject(lines);
    expect(clients.every(({ name }) => name !== undefined)).toBe(true);
  });

  test('are shown up to a limit, with the number of the others', async () => {
    const { out } = await on('clients', '--limit', '3');
    expect(out).toMatch(/and \d+ more: --limit 0 shows all/);
    expect(width(out)).toBeLessThanOrEqual(80);
  });

  test('a client’s story is told in order, as of both clocks', async () => {
    const { out } = await on('client', 'c-0002', '--format', 'json');
    const story = JSON.parse(out) as { meta: { occurredAt: string } }[];
    const { out: early } = await on('client', 'c-0002', '--as-of', '2024-06-01', '--format', 'json');
    expect(JSON.parse(early)).toEqual(story.filter(({ meta }) => meta.occurredAt < '2024-06-01'));
    const { out: table } = await on('client', 'c-0002');
    expect(table).toContain('Client registered');
    expect(width(table)).toBeLessThanOrEqual(80);
  });
});

describe('Why on the command line', () => {
  test('tells the events behind a number', async () => {
    const { out } = await on('why', 'funnel', 'won', '--as-of', '2026-01-01', '--format', 'json');
    await using log = await opened();
    const why = funnel.why(await log.facts(funnel), { at: '2026-01-01' }, 'won');
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(why)));
  });

  test('keeps to its limit in lists too, and says how many more there are; JSON has all', async () => {
    const asked = ['why', 'lifecycle', 'statuses.lost', '--as-of', '2026-01-01', '--limit', '2'];
    const { context } = JSON.parse((await on(...asked, '--format', 'json')).out) as {
      context: { clientIds: readonly string[] };
    };
    const [first = '', second = '', ...others] = context.clientIds;
    expect(others.length).toBeGreaterThan(2);
    const { out } = await on(...asked);
    expect(out).toContain(`clientIds: ${first}, ${second} and ${String(others.length)} more`);
    const all = await on(...asked.slice(0, -1), '0');
    expect(all.out.replace(/\s+/g, ' ')).toContain(`clientIds: ${context.clientIds.join(', ')}`);
  });

  test.each([
    ['funnel', 'stages.offer.reached'],
    ['funnel', 'c-0002'],
    ['lifecycle', 'statuses.lost'],
    ['lifecycle', 'c-0002'],
    ['loyalty', 'index.ever'],
    ['loyalty', 'c-0002'],
  ])('answers %s %s in 80 columns', async (question, path) => {
    const { exitCode, out } = await on('why', question, path, '--as-of', '2026-01-01');
    expect(exitCode).toBe(0);
    expect(out.startsWith(path)).toBe(true);
    expect(width(out)).toBeLessThanOrEqual(80);
  });
});
