import { inspect } from 'node:util';

import { databaseName } from '../src/database-name.ts';
import { openPostgresReadModel } from '../src/index.ts';

describe('The address of a PostgreSQL database', () => {
  it.each([
    'clients.db.read',
    'postgress://ann:s3cr3t@db/crm',
    'postgres://ann:s3/cr3t@db/crm',
    'postgres://ann:12/s3cr3t@db/crm',
    'postgres://ann:s3?cr3t@db/crm',
    'postgres://ann:s3#cr3t@db/crm',
    'postgres://ann:s3cr3t@db:99999/crm',
    'postgres://ann:s3cr3t@db:port/crm',
    'postgres://ann:s3cr3t@db/crm?sslrootcert=/none/s3cr3t.pem',
  ])('that cannot be read is refused without a word of its secret: %s', async (address) => {
    const error: unknown = await openPostgresReadModel(address).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({ code: 'INVALID_CONNECTION' });
    expect(inspect(error, { depth: 12, showHidden: true })).not.toMatch(/s3.?cr3t/);
  });

  it.each([
    ['postgres://db/crm', 'postgres://db/crm'],
    ['POSTGRES://ann:s3cr3t@db:5432/crm?connect_timeout=3', 'postgres://db:5432/crm'],
    ['postgresql://ann:s3:c@r3t@db/crm', 'postgres://db/crm'],
    ['postgres://ann@/crm?host=/var/run/postgresql', 'postgres:///crm'],
  ])('is called without its secrets: %s', (address, name) => {
    expect(databaseName(address)).toBe(name);
  });
});
