/** What a connection string says, taken apart. Only the scheme and the hosts may stand in a message. */
export type ConnectionString = Readonly<{
  /** In lower case, without `://`. */
  scheme: string;
  /** All that stands before the last `@`, as it was written: even a password with odd signs is no part of the rest. */
  secret: string | undefined;
  hosts: string;
  /** With its `/`; empty where there is none. */
  path: string;
  /** What stands after the `?`. */
  options: string;
}>;

const form = /^\s*([a-z][a-z0-9+.-]+):\/\/(?:(.*)@)?([^/?#]*)(\/[^?#]*)?(?:[?#](.*?))?\s*$/is;

/** Takes a connection string apart; undefined for a text that is none, such as the name of a file. */
export function connectionFrom(text: string): ConnectionString | undefined {
  const found = form.exec(text);
  if (found === null) return undefined;
  const [, scheme = '', secret, hosts = '', path = '', options = ''] = found;
  return { scheme: scheme.toLowerCase(), secret, hosts: hosts.trim(), path: path.trim(), options };
}

const host = /^([A-Za-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/i;

/** What a connection is called in messages: its scheme and hosts. What is no host may be half a password. */
export function connectionName({ scheme, hosts }: ConnectionString): string {
  const shown = hosts.split(',').map((each) => (host.test(each) ? each : '…'));
  return `${scheme}://${shown.join(',')}`;
}
