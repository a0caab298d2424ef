import { InvalidConnection } from '@clientele/core';
import { connectionFrom } from '@clientele/core/event-store';
import { Client } from 'pg';

/**
 * What a database is called in messages: its address without user, password and options. Throws
 * `InvalidConnection` for one that the driver cannot read, or would read a part of the password as a host.
 */
export function databaseName(connectionString: string): string {
  const connection = connectionFrom(connectionString);
  if (connection === undefined || !/^postgres(ql)?$/.test(connection.scheme))
    throw new InvalidConnection('does not begin with postgres://');
  if (/[/?#\s]/.test(connection.secret ?? ''))
    throw new InvalidConnection(
      'has one of / ? # or a space in its user or password, or an @ behind its hosts: write them as %2F, %3F, %23, %20, %40',
    );
  checkWithDriver(connectionString);
  return `postgres://${connection.hosts}${connection.path}`;
}

/** The errors of the driver repeat the address. */
function checkWithDriver(connectionString: string): void {
  try {
    new Client({ connectionString });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new InvalidConnection(
      missing ? 'names a file that is not there' : 'cannot be read: check its hosts, its port and each % in it',
    );
  }
}
