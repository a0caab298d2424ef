import { nameOf, schemeOf } from 'clientele';

/**
 * A store as it is typed again: of a server its hosts, and whether it uses TLS, without which it would
 * not be reached; never user, password or another option. In quotes, for a shell reads a `?` as a pattern.
 */
export function typedStore(store: string): string {
  const tls = schemeOf(store) === undefined ? null : /[?&]tls=(true|false)(?=&|$)/i.exec(store.trim());
  return tls === null ? nameOf(store) : `'${nameOf(store)}?tls=${(tls[1] ?? '').toLowerCase()}'`;
}
