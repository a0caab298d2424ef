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

/** Beside which file the files about a store stand: of a server one that is called after it, `crm-1-2113`, and after its namespace. */
export function fileNameOf(store: string, namespace?: string): string {
  if (schemeOf(store) === undefined) return store;
  const hosts = nameOf(store).replace(/^[^:]+:\/\//, '');
  return [hosts, ...(namespace === undefined ? [] : [namespace])].join('-').replace(/[^A-Za-z0-9.-]+/g, '-');
}
