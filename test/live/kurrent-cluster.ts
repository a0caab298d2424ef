import { freePorts, KurrentServer, onDisk } from './kurrent-server.ts';

const size = 3;
/** Somebody may take a port between our looking and the server's opening it: then the cluster is begun anew. */
const attempts = 3;

/** Starts three nodes on loopback that have found each other and elected a leader. */
export async function startCluster(program: string, folder: string): Promise<readonly KurrentServer[]> {
  for (let attempt = 1; ; attempt++) {
    const ports = await freePorts(2 * size);
    const nodes = ports.slice(0, size).map((port, n) => {
      const seeds = ports.slice(0, size).filter((other) => other !== port);
      return new KurrentServer(program, port, [
        ...['--cluster-size', String(size), '--discover-via-dns=false'],
        ...['--gossip-seed', seeds.map((other) => `127.0.0.1:${String(other)}`).join(',')],
        ...['--replication-ip', '127.0.0.1', '--replication-port', String(ports[n + size])],
        ...onDisk(folder, `node-${String(attempt)}-${String(n)}`),
      ]);
    });
    try {
      await Promise.all(nodes.map((node) => node.start()));
      return nodes;
    } catch (error) {
      await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
      if (attempt === attempts) throw error;
    }
  }
}
