import { connect } from 'node:net';

const usualPort = 2113;

/** Whether any of the hosts in a server's name (`kurrentdb://crm-1,crm-2:2114`) takes a connection within so many milliseconds. */
export async function isListening(name: string, within: number): Promise<boolean> {
  const hosts = name.replace(/^.*:\/\//, '').split(',');
  const asked = hosts.map(async (host) => {
    if (!(await takesConnection(host, within))) throw new Error(`nobody listens at ${host}`);
  });
  return Promise.any(asked).then(
    () => true,
    () => false,
  );
}

function takesConnection(hostAndPort: string, within: number): Promise<boolean> {
  const [host = '', port = String(usualPort)] = hostAndPort.split(':');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: within });
    const settle = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', settle(true)).on('error', settle(false)).on('timeout', settle(false));
  });
}
