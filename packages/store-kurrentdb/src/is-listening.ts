import { connect } from 'node:net';

import { type Host, hostsOf } from './hosts-of.ts';

/** Whether any of the hosts in a server's name takes a connection within so many milliseconds. */
export async function isListening(name: string, within: number): Promise<boolean> {
  const asked = hostsOf(name).map(async (host) => {
    if (!(await takesConnection(host, within))) throw new Error(`nobody listens at ${host.host}`);
  });
  return Promise.any(asked).then(
    () => true,
    () => false,
  );
}

function takesConnection({ host, port }: Host, within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: within });
    const settle = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', settle(true)).on('error', settle(false)).on('timeout', settle(false));
  });
}
