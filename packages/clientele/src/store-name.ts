import { connectionFrom, connectionName } from '@clientele/core/event-store';

/** A slash too few still means a server, and no file that is called by a password. */
const misspelt = /^\s*(esdb|kurrentdb|kurrent|kdb|postgres|postgresql)(\+discover)?:/i;

/** The scheme of a connection string, in lower case; undefined for a file. */
export const schemeOf = (store: string): string | undefined =>
  connectionFrom(store)?.scheme ?? misspelt.exec(store)?.[0].trim().slice(0, -1).toLowerCase();

/**
 * What a store, or a read model, is called in messages: a file by its path, a server by its scheme and
 * hosts, never with user, password or options.
 *
 * @example
 * nameOf('kurrentdb://crm:secret@crm-1,crm-2?tls=true'); // 'kurrentdb://crm-1,crm-2'
 */
export function nameOf(store: string): string {
  const connection = connectionFrom(store);
  if (connection !== undefined) return connectionName(connection);
  const scheme = schemeOf(store);
  return scheme === undefined ? store : `${scheme}://…`;
}

/**
 * Beside which file the files about a store stand: of a server one that is called after its hosts in the
 * order of the alphabet and after its namespace, `crm-1_2113,crm-2_2113@north`. No two servers or
 * namespaces share one: the keys of one company's clients must not stand in for another's.
 */
export function fileNameOf(store: string, namespace?: string): string {
  if (schemeOf(store) === undefined) return store;
  const hosts = nameOf(store)
    .replace(/^[^:]+:\/\//, '')
    .split(',')
    .map((host) => host.toLowerCase().replaceAll(':', '_'))
    .sort();
  const name = hosts.join(',').replace(/[^a-z0-9.,_-]+/g, '-');
  return namespace === undefined ? name : `${name}@${namespace}`;
}
