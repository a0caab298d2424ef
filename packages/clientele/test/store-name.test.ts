import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fileNameOf, instant, nameOf, openClientele, openReadModel, openStore } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-names-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const clock = () => instant('2026-07-01T09:00:00Z');

describe('The name of a store', () => {
  it.each([
    ['crm/clients.db', 'crm/clients.db', 'crm/clients.db'],
    ['C:\\crm\\clients.db', 'C:\\crm\\clients.db', 'C:\\crm\\clients.db'],
    ['kurrentdb://ann:s3cr3t@crm-1,crm-2:9?tls=true', 'kurrentdb://crm-1,crm-2:9', 'crm-1,crm-2_9'],
    ['KurrentDB://ann:s3/cr3t@h:2113', 'kurrentdb://h:2113', 'h_2113'],
    ['kurrentdb:/ann:s3cr3t@h', 'kurrentdb://…', '-'],
    ['postgres://ann:12/s3cr3t@db/crm', 'postgres://db', 'db'],
  ])('says which it is, and no secret: %s', (store, name, file) => {
    expect([nameOf(store), fileNameOf(store)]).toEqual([name, file]);
  });

  it('of a log in a namespace has files of its own: two companies share no keys', () => {
    expect(fileNameOf('kurrentdb://h:2113?tls=false', 'crm')).toBe('h_2113@crm');
    expect(fileNameOf('kurrentdb://db', 'eu')).not.toBe(fileNameOf('kurrentdb://db-eu'));
    expect(fileNameOf('kurrentdb://a,b')).not.toBe(fileNameOf('kurrentdb://a-b'));
  });

  it('is one, in whatever order the hosts of a cluster are named', () => {
    expect(fileNameOf('kurrentdb://c,a,b')).toBe(fileNameOf('kurrentdb://A,b,c'));
  });
});

describe('What is no store, and no read model', () => {
  it('is refused by its scheme, and is no file', async () => {
    for (const scheme of ['mongodb', 'kurrentdbb', 'postgres', 'MySQL'])
      await expect(openClientele({ store: `${scheme}://ann:s3cr3t@h/crm`, actor: 'ann', clock })).rejects.toMatchObject(
        {
          code: 'UNSUPPORTED_STORE',
          scheme: scheme.toLowerCase(),
          message: expect.not.stringContaining('s3cr3t') as string,
        },
      );
    for (const scheme of ['postgress', 'kurrentdb', 'MySQL'])
      await expect(openReadModel(`${scheme}://ann:s3cr3t@h/crm`)).rejects.toMatchObject({
        code: 'UNSUPPORTED_STORE',
        message: expect.stringMatching(/^no tables can be kept at [a-z]+:\/\/ addresses: name a file/) as string,
      });
    await expect(openReadModel('POSTGRES://ann:s3cr3t@h:99999/crm')).rejects.toMatchObject({
      code: 'INVALID_CONNECTION',
    });
  });

  it('a file takes nothing that is of servers', async () => {
    const name = join(folder, 'x.db');
    const server = { namespace: 'crm' };
    await expect(openStore(name, { clock, server })).rejects.toMatchObject({
      code: 'UNSUPPORTED_STORE',
      scheme: 'file',
    });
    await expect(openClientele({ store: name, actor: 'ann', server })).rejects.toThrow('x.db is a file');
    expect(readdirSync(folder)).toEqual([]);
  });
});
