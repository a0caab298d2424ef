import { InvalidConnection } from './invalid-connection.ts';

const schemes = /^(esdb|kurrentdb|kurrent|kdb)(\+discover)?:\/\//;

/**
 * What a connection is called in messages: its scheme and hosts, never user, password or options.
 * Throws `InvalidConnection` for what the client would misread in silence.
 */
export function connectionName(connectionString: string): string {
  const [scheme] = schemes.exec(connectionString) ?? [];
  if (scheme === undefined) throw new InvalidConnection('begins with none of esdb://, kurrentdb://, …+discover://');
  const [authority = ''] = connectionString.slice(scheme.length).split(/[/?]/);
  const at = authority.lastIndexOf('@');
  const hosts = authority.slice(at + 1);
  if (hosts === '') throw new InvalidConnection('names no host');
  const [, ...passwords] = at < 0 ? [] : authority.slice(0, at).split(':');
  if (passwords.length > 1 || authority.slice(0, Math.max(at, 0)).includes('@'))
    throw new InvalidConnection('has a ":" or "@" in its password: write it as %3A or %40');
  if (/[?&]throwOnAppendFailure=false/i.test(connectionString))
    throw new InvalidConnection(
      'says throwOnAppendFailure=false, with which nobody learns of a conflict: leave it out',
    );
  return `${scheme}${hosts}`;
}
