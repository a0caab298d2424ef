import { InvalidConnection } from '@clientele/core';
import { connectionFrom, connectionName } from '@clientele/core/event-store';

import { clientOptions, decodedFrom } from './client-options.ts';

/** Where a server is: what it is called in messages, and what its client is told. */
export type ServerAddress = Readonly<{
  /** Scheme and hosts, never user, password or options. */
  name: string;
  /** For the client only: it holds the password. */
  connectionString: string;
  /** Whether it is spoken to by TLS. */
  tls: boolean;
}>;

const scheme = /^(?:esdb|kurrentdb|kurrent|kdb)(\+discover)?$/;
const host = /^[A-Za-z0-9._-]+(?::(\d{1,5}))?$/;

/**
 * Reads a connection string, stricter than the client, which misreads some in silence and repeats
 * others with their password in its messages. Throws `InvalidConnection`.
 */
export function serverAddress(text: string): ServerAddress {
  const connection = connectionFrom(text);
  const found = connection && scheme.exec(connection.scheme);
  if (connection === undefined || found === null || found === undefined)
    throw new InvalidConnection('begins with none of kurrentdb://, kurrentdb+discover://, esdb://, esdb+discover://');
  const { secret, hosts, path, options } = connection;
  if (hosts === '') throw new InvalidConnection('names no host');
  if (secret !== undefined) checkSecret(secret);
  if (!hosts.split(',').every(isHost))
    throw new InvalidConnection('has something else than host or host:port, several with commas, where hosts stand');
  if (path !== '' && path !== '/') throw new InvalidConnection('has a path behind its hosts: leave it out');
  const said = clientOptions(options).join('&');
  const credentials = secret === undefined ? '' : `${secret}@`;
  return {
    name: connectionName(connection),
    connectionString: `kurrentdb${found[1] ?? ''}://${credentials}${hosts}${said === '' ? '' : `?${said}`}`,
    tls: !said.split('&').includes('tls=false'),
  };
}

/** The client would cut the password at the first of these, or take a part of it for a host. */
function checkSecret(secret: string): void {
  const [user, password, ...rest] = secret.split(':');
  if (rest.length > 0 || /[/?#@\s]/.test(secret))
    throw new InvalidConnection(
      'has one of : / ? # @ or a space in its user, password or options: write them as %3A, %2F, %3F, %23, %40, %20',
    );
  if (!user || !password) throw new InvalidConnection('names a user without a password, or a password without a user');
  if (decodedFrom(secret) === undefined)
    throw new InvalidConnection(
      'has a % in its user or password that is not followed by two hexadecimal digits: write it as %25',
    );
}

function isHost(text: string): boolean {
  const found = host.exec(text);
  return found !== null && Number(found[1] ?? 1) > 0 && Number(found[1] ?? 1) < 65_536;
}
