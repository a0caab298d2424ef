const option = /([?&]keep[-_]?alive[-_]?timeout=)(-?\d+)/i;
/** What the client takes where the string says nothing; milliseconds. */
const usual = 10_000;
const different = 1_000;

/**
 * The connection string of a store's n-th client, so that it opens a connection of its own. Clients that
 * agree in all options share one, and with it the pause that gRPC makes before it tries a lost server
 * again, which grows to two minutes: a new client would wait like the old one. A millisecond more of
 * patience with keep-alives makes them differ.
 */
export function withOwnChannel(connectionString: string, n: number): string {
  const [found, name, given] = option.exec(connectionString) ?? [];
  const timeout = given === undefined ? usual : Number(given);
  // Turned off: that is what the user wants, and worth more than a soon return.
  if (timeout < 0) return connectionString;
  const value = String(timeout + (n % different));
  if (found !== undefined) return connectionString.replace(found, `${String(name)}${value}`);
  return `${connectionString}${connectionString.includes('?') ? '&' : '?'}keepAliveTimeout=${value}`;
}
