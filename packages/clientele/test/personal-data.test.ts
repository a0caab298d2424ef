import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  addNote,
  copySqliteStore,
  erasePersonalData,
  eur,
  funnel,
  openClientele,
  openDeal,
  recordPayment,
  register,
  retract,
} from 'clientele';

import { tickingClock } from './ticking-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const clock = tickingClock('2026-03-01T09:00:00Z');
const open = (name: string) => openClientele({ store: join(folder, name), actor: 'ann', clock });

async function listed(name: string) {
  await using clientele = await open(name);
  const clients = [];
  for await (const client of clientele.clients()) clients.push(client);
  return clients;
}

describe('personal data', () => {
  it('is never in the log in plain words, and is read with the key', async () => {
    {
      await using clientele = await open('sealed.db');
      const ida = clientele.client('c-1');
      await ida.do([register({ kind: 'person', name: 'Ida Quist' }), addNote({ text: 'prefers mornings' })]);
    }
    const bytes = readFileSync(join(folder, 'sealed.db'));
    expect(bytes.includes('Ida Quist')).toBe(false);
    expect(bytes.includes('prefers mornings')).toBe(false);
    expect(await listed('sealed.db')).toMatchObject([{ clientId: 'c-1', name: 'Ida Quist' }]);
  });

  it('is gone whichever way the erasure is asked for, and nothing can be corrected afterwards', async () => {
    await using clientele = await open('command.db');
    const ida = clientele.client('c-2');
    await ida.do(register({ kind: 'person', name: 'Ida Quist' }));
    await ida.do(erasePersonalData({ what: ['everything'], why: 'asked for it' }));
    for await (const { data } of ida.story()) expect(JSON.stringify(data)).not.toContain('Ida Quist');
    await expect(ida.do(retract({ revision: 0, why: 'never was' }))).rejects.toMatchObject({ code: 'CLIENT_ERASED' });
    await expect(ida.erase('again')).resolves.toBeUndefined();
  });

  it('of a log that was copied without its keys stays sealed, which is said once, and no keys are made', async () => {
    {
      await using clientele = await open('with-keys.db');
      for (const id of ['c-1', 'c-2']) await clientele.client(id).do(register({ kind: 'person', name: 'Ida Quist' }));
    }
    const store = join(folder, 'copied.db');
    await copySqliteStore(join(folder, 'with-keys.db'), store);
    const warnings: unknown[] = [];
    const lines: unknown[] = [];
    const line = (message: string, fields: unknown) => void lines.push([message, fields]);
    const log = { info: line, warn: line, error: line };
    await using clientele = await openClientele({
      store,
      actor: 'ann',
      clock,
      log,
      onWarning: (w) => warnings.push(w),
    });
    await clientele.facts(funnel);
    expect(lines).toEqual([]);
    const names = [];
    for await (const { name } of clientele.clients()) names.push(name);
    for await (const { data } of clientele.client('c-1').story()) expect(JSON.stringify(data)).toContain('sealed');
    expect(names).toEqual([undefined, undefined]);
    const keys = `${store}.keys`;
    expect(lines).toEqual([['the keys of personal data are not there, it stays sealed', { keys }]]);
    expect(warnings).toEqual([expect.objectContaining({ code: 'KEYS_MISSING', file: keys })]);
    expect(existsSync(keys)).toBe(false);
  });

  it('cannot be read by anybody after it was erased, while amounts and stages still count', async () => {
    {
      await using clientele = await open('erased.db');
      const ida = clientele.client('c-1');
      await ida.do([
        register({ kind: 'person', name: 'Ida Quist' }),
        openDeal({}),
        recordPayment({ amount: eur('10.00') }),
      ]);
      const before = funnel.report(await clientele.facts(funnel), { at: '2026-03-02' });
      await ida.erase('asked for it');
      const after = funnel.report(await clientele.facts(funnel), { at: '2026-03-02' });
      expect(after.stages).toEqual(before.stages);
    }
    const [ida] = await listed('erased.db');
    expect(ida).toMatchObject({ clientId: 'c-1', kind: 'person' });
    expect(ida).not.toHaveProperty('name');
    await using clientele = await open('erased.db');
    await expect(clientele.client('c-1').do(addNote({ text: 'called' }))).rejects.toMatchObject({ name: 'Refused' });
  });
});
