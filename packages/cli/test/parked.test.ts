import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { instant, lifecycle, openClientele } from 'clientele';

import { clientele } from './command-line.ts';
import { workFolder } from './demo-store.ts';

const folder = workFolder();
const store = join(folder, 'clients.db');
const readModel = join(folder, 'clients.db.read');
const clock = () => instant('2026-07-01T09:00:00Z');

describe('parked', () => {
  beforeAll(async () => {
    await using opened = await openClientele({ store, actor: 'ann', clock });
    const strange = {
      id: '019b76da-a800-8000-8000-000000000001',
      type: 'OvenServiced',
      data: { hours: 2 },
      meta: { schemaVersion: 1, clientId: 'acme', occurredAt: clock(), actor: { id: 'ann' } },
    };
    const { position } = await opened.store.append('client-acme', [strange], { expect: 'no-stream' });
    await using following = await opened.follow([lifecycle], { group: 'crm', readModel, unknownEvents: 'keep' });
    await following.seen(position);
  });

  const asking = (...args: string[]) => clientele([...args, '--read-model', readModel, '--group', 'crm']);

  test('shows what is set aside, and why', async () => {
    const { exitCode, out } = await asking('parked');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/1 event set aside, of 1 client/);
    expect(out).toMatch(/acme@0\s+OvenServiced\s+unknown/);
  });

  test('has it folded again by whoever leads, and shows what is still set aside', async () => {
    await using opened = await openClientele({ store, actor: 'ann', clock });
    await using following = await opened.follow([lifecycle], { group: 'crm', readModel, unknownEvents: 'keep' });
    await following.facts();
    const { exitCode, out, err } = await asking('parked', 'retry', 'acme');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/acme@0\s+OvenServiced\s+unknown/);
  });

  test('says that nothing was set aside of a client that is called so', async () => {
    const { exitCode, out, err } = await asking('parked', 'retry', 'acmee');
    expect({ exitCode, out }).toEqual({ exitCode: 4, out: '' });
    expect(err).toBe(
      'clientele: nothing is set aside of acmee; did you mean "acme"?; clientele parked lists what is\n',
    );
  });

  test('asks for what it needs', async () => {
    const { exitCode, err } = await clientele(['parked', 'retry', '--group', 'crm']);
    expect({ exitCode, err }).toMatchObject({ exitCode: 2, err: expect.stringContaining('--read-model') as string });
  });

  test('makes no read model where there is none', async () => {
    const mistyped = join(folder, 'clients.db.raed');
    const { exitCode } = await clientele(['parked', '--read-model', mistyped, '--group', 'crm']);
    expect([exitCode, existsSync(mistyped)]).toEqual([4, false]);
  });

  test('names a group that nobody has followed', async () => {
    const { exitCode, err } = await clientele(['parked', '--read-model', readModel, '--group', 'cmr']);
    expect({ exitCode, err }).toMatchObject({ exitCode: 4, err: expect.stringContaining('cmr') as string });
  });
});
