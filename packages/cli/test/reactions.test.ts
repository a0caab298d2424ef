import { join } from 'node:path';

import { instant, openReactionLog, type ReactionLog } from 'clientele';

import { reactionsView } from '../src/render/reactions-view.ts';
import { drawn } from '../src/render/view.ts';
import { clientele, width } from './command-line.ts';
import { workFolder } from './demo-store.ts';

const log = join(workFolder(), 'clients.db.reactions');

async function inLog(work: (log: ReactionLog) => Promise<void>): Promise<void> {
  await using opened = await openReactionLog(log);
  await work(opened);
}

describe('reactions', () => {
  beforeAll(() =>
    inLog(async (opened) => {
      const claimed = await opened.claim('celebrate', 'w1', 60_000);
      if (claimed === undefined) throw new Error('another worker leads');
      const { lead } = claimed;
      const entry = (key: string, channel: string) => ({ key, channel, body: '{}' });
      const checkpoint = { log: { logId: 'log-1' }, since: instant('2026-03-01T09:00:00Z') };
      const [mail, hook] = [entry('celebrate/1/acme@0/won', 'email'), entry('celebrate/1/acme@0/won', 'webhook')];
      await opened.record(lead, checkpoint, [mail, hook, entry('celebrate/1/acme@0/survey', 'commands')]);
      await opened.settle(lead, mail, { state: 'given-up', error: 'check user and password' });
      await opened.settle(lead, hook, { state: 'refused', error: 'it answered 410' });
    }),
  );

  test('shows what was given up, refused, and waits, with the reason', async () => {
    const { exitCode, out } = await clientele(['reactions', '--log', log]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(/2 effects given up or refused, 1 effect waiting/);
    expect(out).toContain('given-up on email, after 1 attempt\ncelebrate/1/acme@0/won\ncheck user and password\n');
    expect(out).toContain('refused on webhook, after 1 attempt\n');
    expect(out).toContain('waiting on commands, after 0 attempts\ncelebrate/1/acme@0/survey\n');
    const { out: json } = await clientele(['reactions', '--log', log, '--state', 'refused', '--format', 'json']);
    expect(JSON.parse(json)).toMatchObject([{ channel: 'webhook', reaction: 'celebrate' }]);
  });

  test('shows keys and reasons whole, in lines of 80 columns', () => {
    const key = 'dissatisfaction-opens-complaint/1/acme-ovens@1204/019b76da-a800-8000-8000-000000000001';
    const error = 'the receiver at https://example.com/hooks/clientele has answered 503 twenty times: look there first';
    const view = reactionsView([{ reaction: 'r', key, channel: 'webhook', state: 'given-up', attempts: 20, error }]);
    const text = drawn(view, 80);
    expect(width(text)).toBeLessThanOrEqual(80);
    expect(text.replaceAll('\n', '')).toContain(key);
    expect(text.replaceAll('\n', ' ')).toContain(error);
    expect(text).not.toContain('…');
  });

  test('puts back one channel, one key, or all, and nothing that nobody named', async () => {
    const retry = (...args: string[]) => clientele(['reactions', 'retry', ...args, '--log', log]);
    expect((await retry()).exitCode).toBe(2);
    expect((await retry('--channel', 'email')).out).toBe('1 effect to be tried again\n');
    expect((await retry('celebrate/1/acme@0/won')).out).toBe('1 effect to be tried again\n');
    expect((await retry('--all')).out).toBe('0 effects to be tried again\n');
    expect((await clientele(['reactions', '--log', log])).out).toMatch(/3 effects waiting/);
  });

  test('says so where nothing is called by a key or a channel', async () => {
    for (const [asked, named] of [
      [['nosuchkey'], 'nosuchkey'],
      [['--channel', 'emial'], 'on channel emial'],
    ] as const) {
      const { exitCode, out, err } = await clientele(['reactions', 'retry', ...asked, '--log', log]);
      expect({ exitCode, out }).toEqual({ exitCode: 4, out: '' });
      expect(err).toContain(`nothing was given up or refused ${named}`);
    }
  });

  test('never shows the password of an address, also of one that is misspelt', async () => {
    for (const address of ['postgres:app:s3cret@db/crm', 'postgres:/app:s3cret@db/crm', 'kurrentdb:app:s3cret@db']) {
      const { exitCode, out, err } = await clientele(['reactions', '--log', address]);
      expect(exitCode).toBe(2);
      expect(out + err).not.toContain('s3cret');
    }
  });

  test('makes no log where there is none', async () => {
    const { exitCode, err } = await clientele(['reactions', '--log', `${log}.nowhere`]);
    expect({ exitCode, err }).toMatchObject({ exitCode: 4, err: expect.stringContaining('nowhere') as string });
  });
});
