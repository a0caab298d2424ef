import { isIP } from 'node:net';
import { connect } from 'node:tls';

import { type Host, hostsOf } from './hosts-of.ts';

/** Whether the hosts in a server's name speak TLS; undefined where none of them shows it within so many milliseconds. */
export async function speaksTls(name: string, within: number): Promise<boolean | undefined> {
  const shown = hostsOf(name).map(async (host) => {
    const speaks = await greeted(host, within);
    if (speaks === undefined) throw new Error(`${host.host} says nothing`);
    return speaks;
  });
  return Promise.any(shown).catch(() => undefined);
}

function greeted({ host, port }: Host, within: number): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    // Whoever it is, nothing is told to him: the certificate is for the client to judge.
    const greeting = {
      rejectUnauthorized: false,
      ALPNProtocols: ['h2'],
      ...(isIP(host) === 0 && { servername: host }),
    };
    const socket = connect({ host, port, timeout: within, ...greeting });
    const settle = (answer: boolean | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .on('secureConnect', () => settle(true))
      .on('timeout', () => settle(undefined))
      // What comes back is no TLS.
      .on('error', ({ message }: Error) => settle(/wrong version number/i.test(message) ? false : undefined));
  });
}
