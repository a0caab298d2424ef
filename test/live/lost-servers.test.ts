import { setTimeout as pause } from 'node:timers/promises';

import { type EventStore, instant } from '@clientele/core';
import { openKurrentStore } from '@clientele/store-kurrentdb';

import { startCluster } from './kurrent-cluster.ts';
import { executable, freePorts, KurrentServer, onDisk, serverFolder } from './kurrent-server.ts';
import { Load } from './load.ts';

const restarts = Number(process.env['CLIENTELE_RESTARTS'] ?? 20);
const clock = () => instant('2026-07-01T09:00:00Z');
const program = executable();
const folder = serverFolder();
afterAll(() => folder.remove());

/** Everything acknowledged is there once, and each subscriber heard the log, each event once and in order. */
async function isWhole(store: EventStore, load: Load): Promise<void> {
  const heard = await load.finish();
  const log: string[] = [];
  for await (const { stream, revision } of store.readAll()) log.push(`${stream}@${String(revision)}`);
  expect(new Set(log).size).toBe(log.length);
  expect([...log].sort()).toEqual([...load.acknowledged].sort());
  for (const events of heard) expect(events).toEqual(log);
}

/** A server that is given by its address only cannot be stopped by a test. */
const withProgram = (name: string, run: (program: string) => Promise<void>, timeout: number): void => {
  test(
    name,
    async () => {
      if (program !== undefined) await run(program);
      else console.info('CLIENTELE_KURRENTDB_BIN names no server to start: none was lost and found again');
    },
    timeout,
  );
};

describe('a server that is lost under load', () => {
  withProgram(
    `is waited for, ${String(restarts)} times: nothing acknowledged is lost, nothing heard twice`,
    async (bin) => {
      const [port = 0] = await freePorts(1);
      const server = new KurrentServer(bin, port, onDisk(folder.path, 'single'));
      await server.start();
      try {
        await using store = await openKurrentStore(`kurrentdb://127.0.0.1:${String(port)}?tls=false`, {
          clock,
          deadline: 5_000,
        });
        const load = new Load(store, 4, 3);
        for (let n = 0; n < restarts; n++) {
          await pause(300);
          await server.stop(n % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
          await server.start();
        }
        await pause(500);
        await isWhole(store, load);
      } finally {
        await server.stop('SIGKILL');
      }
    },
    restarts * 60_000,
  );

  withProgram(
    'is replaced by another of its cluster when the leader is killed',
    async (bin) => {
      const nodes = await startCluster(bin, folder.path);
      try {
        const hosts = nodes.map(({ port }) => `127.0.0.1:${String(port)}`);
        await using store = await openKurrentStore(`kurrentdb://${hosts.join(',')}?tls=false`, {
          clock,
          deadline: 5_000,
        });
        const load = new Load(store, 4, 2);
        await pause(2_000);
        for (const node of nodes)
          if (await node.isLeader()) {
            await node.stop('SIGKILL');
            await pause(8_000);
            await node.start();
            break;
          }
        await pause(2_000);
        await isWhole(store, load);
      } finally {
        await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
      }
    },
    600_000,
  );
});
