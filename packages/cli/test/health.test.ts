import { join } from 'node:path';

import { instant, lifecycle, openClientele, recordPayment, register, eur } from 'clientele';

import { clientele } from './command-line.ts';
import { workFolder } from './demo-store.ts';

const folder = workFolder();
const store = join(folder, 'clients.db');
const readModel = join(folder, 'clients.db.read');
const clock = () => instant('2026-05-31T23:59:00Z');

describe('health', () => {
  beforeAll(async () => {
    await using opened = await openClientele({ store, actor: 'ann', clock });
    const acme = opened.client('acme');
    const { position } = await acme.do(register({ kind: 'person', name: 'Bo' }));
    const following = await opened.follow([lifecycle], { group: 'crm', readModel });
    if (position !== undefined) await following.seen(position);
    await following.close();
    await acme.do(recordPayment({ amount: eur('1.00') }));
  });

  test('says that the store answers', async () => {
    const { exitCode, out } = await clientele(['health', '--store', store]);
    expect({ exitCode, out }).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^All is well\n\n.*\nstore\s+ok/s) as string,
    });
  });

  test('says how far a group is behind', async () => {
    const group = ['--read-model', readModel, '--group', 'crm'];
    const { exitCode, out } = await clientele(['health', '--store', store, ...group]);
    expect(exitCode).toBe(0);
    expect(out).toContain('It is 1 event behind; the oldest has waited for 60 s.\n0 events set aside, of 0 clients.');
    const { out: json } = await clientele(['health', '--store', store, ...group, '--format', 'json']);
    expect(JSON.parse(json)).toMatchObject({ ok: true, group: { lag: { events: 1, milliseconds: 60_000 } } });
  });

  test('says that a read model is of another log than the store', async () => {
    const other = join(folder, 'other.db');
    await clientele(['init', '--store', other]);
    const group = ['--read-model', readModel, '--group', 'crm'];
    const { exitCode, out } = await clientele(['health', '--store', other, ...group]);
    expect(exitCode).toBe(0);
    expect(out).toContain('Everything answers, but of two logs');
    expect(out).toContain('Its tables are of another log than the store');
    expect((await clientele(['health', '--store', store, ...group])).out).not.toContain('another log');
  });

  test('ends with another code than 0 when something does not answer, and makes no file', async () => {
    const none = ['--read-model', join(folder, 'none.read')];
    const missing = await clientele(['health', '--store', join(folder, 'none.db'), ...none]);
    expect(missing.exitCode).toBe(5);
    expect(missing.out).toMatch(/Not everything answers.*store\s+STORE_MISSING.*read model\s+STORE_MISSING/s);
    expect(missing.err).toContain('not everything answers');
  });

  test('waits no longer than it was told for a server that is not there, and repeats no password', async () => {
    const server = 'kurrentdb://ann:s3cret@127.0.0.1:9?tls=false';
    const { exitCode, out, err } = await clientele(['health', '--store', server, '--timeout', '200']);
    expect(exitCode).toBe(5);
    expect(out).toMatch(/store\s+(STORE_UNAVAILABLE|NO_ANSWER)/);
    expect(out.replaceAll('\n', ' ')).toMatch(
      /kurrentdb:\/\/127\.0\.0\.1:9 (gave no answer in 200 ms|cannot be reached): check/,
    );
    expect(`${out}${err}`).not.toContain('s3cret');
  });

  test('names a group that nobody has followed, and asks for the read model of a group', async () => {
    const cmr = await clientele(['health', '--store', store, '--read-model', readModel, '--group', 'cmr']);
    expect({ ...cmr, out: '' }).toMatchObject({ exitCode: 4, err: expect.stringContaining('cmr') as string });
    expect((await clientele(['health', '--store', store, '--group', 'crm'])).exitCode).toBe(2);
  });
});
