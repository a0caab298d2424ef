/** One of a server's hosts. */
export type Host = Readonly<{ host: string; port: number }>;

const usualPort = 2113;

/** The hosts in a server's name (`kurrentdb://crm-1,crm-2:2114`). */
export const hostsOf = (name: string): readonly Host[] =>
  name
    .replace(/^.*:\/\//, '')
    .split(',')
    .map((text) => {
      const [host = '', port = String(usualPort)] = text.split(':');
      return { host, port: Number(port) };
    });
