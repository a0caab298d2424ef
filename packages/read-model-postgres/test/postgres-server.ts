import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

/** A server for tests: one that is named, or one of their own that ends with them. */
export type PostgresServer = Readonly<{
  /** The connection string of a new, empty database. */
  newDatabase(): Promise<string>;
  stop(): void;
}>;

/** The programs of PostgreSQL, where Debian puts them or on the path. */
function programs(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(debian, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? (spawnSync('initdb', ['--version']).status === 0 ? '' : undefined);
}

/** The account that runs the server: it refuses to be run by root. */
function account(): Readonly<{ uid: number; gid: number }> | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [, , uid, gid] = execFileSync('getent', ['passwd', 'postgres'], { encoding: 'utf8' }).split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/** Starts a server, or takes the one in CLIENTELE_POSTGRES; undefined, said in one line, where there is none. */
export async function postgresServer(): Promise<PostgresServer | undefined> {
  const named = process.env.CLIENTELE_POSTGRES;
  const bin = programs();
  if (named !== undefined) return { newDatabase: databasesOf(named), stop: () => undefined };
  if (bin === undefined) {
    console.info('PostgreSQL is not installed here and CLIENTELE_POSTGRES names none: its tests did not run');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'clientele-postgres-'));
  const as = account();
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(bin, program), args, { stdio: 'ignore', cwd: folder, ...as });
  run('initdb', '--pgdata', data, '--auth', 'trust', '--username', 'clientele', '--encoding', 'UTF8', '--no-sync');
  const settings = `-c listen_addresses=127.0.0.1 -c port=${String(port)} -c unix_socket_directories=${folder} -c fsync=off`;
  run('pg_ctl', 'start', '--pgdata', data, '--wait', '--log', join(folder, 'log'), '--options', settings);
  return {
    newDatabase: databasesOf(`postgres://clientele@127.0.0.1:${String(port)}/postgres`),
    stop: () => {
      run('pg_ctl', 'stop', '--pgdata', data, '--mode', 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function databasesOf(connectionString: string): PostgresServer['newDatabase'] {
  let number = 0;
  return async () => {
    const client = new Client({ connectionString });
    await client.connect();
    const name = `clientele_${String(process.pid)}_${String((number += 1))}`;
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const address = new URL(connectionString);
    address.pathname = `/${name}`;
    return address.href;
  };
}
