import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get as http, type IncomingMessage } from 'node:http';
import { get as https } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** The server's executable: the one that is named, or `kurrentd` on the path; undefined where there is none. */
export function executable(): string | undefined {
  const named = process.env['CLIENTELE_KURRENTDB_BIN'];
  if (named !== undefined) return named;
  return spawnSync('kurrentd', ['--version']).error === undefined ? 'kurrentd' : undefined;
}

/** Below those that the system gives to connections of its own: a server that is stopped finds its port again. */
const [firstPort, ports] = [20_000, 12_000];
let tried = process.pid % ports;

/** Ports of the loopback that nobody uses now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const found: number[] = [];
  while (found.length < count) {
    tried = (tried + 7) % ports;
    if (await isFree(firstPort + tried)) found.push(firstPort + tried);
  }
  return found;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** A folder for servers' files, to be removed. */
export function serverFolder(): Readonly<{ path: string; remove: () => void }> {
  const path = mkdtempSync(join(tmpdir(), 'clientele-kurrent-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    },
  };
}

/** One server process on loopback, which may be stopped and started again. */
export class KurrentServer {
  readonly port: number;
  readonly #program: string;
  readonly #options: readonly string[];
  readonly #authority: string | undefined;
  #process: ChildProcess | undefined;

  /** `authority` is the certificate file of whom a secured server is vouched for by; others are insecure. */
  constructor(program: string, port: number, options: readonly string[], authority?: string) {
    this.port = port;
    this.#program = program;
    this.#authority = authority;
    const secured = authority === undefined ? ['--insecure'] : [];
    this.#options = [...secured, '--node-ip', '127.0.0.1', '--node-port', String(port), ...options];
  }

  /** Starts it; settles when it answers, as leader or follower. */
  async start(): Promise<void> {
    this.#spawn();
    await this.ready();
  }

  #spawn(): void {
    this.#process = spawn(this.#program, [...this.#options], {
      stdio: 'ignore',
      env: { ...process.env, EVENTSTORE_TELEMETRY_OPTOUT: 'true' },
    });
  }

  /**
   * Settles when it answers. A leader that was killed and finds that the others went on without its last
   * writes marks them to be cut off and exits: it counts on a supervisor that starts it again.
   */
  async ready(): Promise<void> {
    const until = performance.now() + 240_000;
    const states: (string | undefined)[] = [];
    while (performance.now() < until) {
      const exited = this.#process?.exitCode ?? null;
      const state = exited === null ? await this.#state() : `exited with ${String(exited)}`;
      if (state === 'leader' || state === 'follower') return;
      if (state !== states.at(-1)) states.push(state);
      if (exited !== null) this.#spawn();
      await pause(exited === null ? 100 : 1_000);
    }
    throw new Error(
      `the server on port ${String(this.port)} did not come up: it was ${states.map((state) => state ?? 'silent').join(', ')}`,
    );
  }

  async isLeader(): Promise<boolean> {
    return (await this.#state()) === 'leader';
  }

  /** What the server says of itself; undefined while it does not answer. */
  #state(): Promise<string | undefined> {
    return new Promise((resolve) => {
      const failed = (): void => {
        resolve(undefined);
      };
      const answered = (answer: IncomingMessage): void => {
        text(answer).then((body) => {
          resolve(answer.statusCode === 200 ? (JSON.parse(body) as { state?: string }).state : undefined);
        }, failed);
      };
      const at = `//127.0.0.1:${String(this.port)}/info`;
      const asked =
        this.#authority === undefined
          ? http(`http:${at}`, answered)
          : https(`https:${at}`, { ca: readFileSync(this.#authority) }, answered);
      asked.on('error', failed);
    });
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    const late = setTimeout(() => {
      running.kill('SIGKILL');
    }, 15_000);
    await gone;
    clearTimeout(late);
  }
}

/** Options of a server that keeps its log in a folder. */
export const onDisk = (folder: string, name: string): readonly string[] => [
  ...['--db', join(folder, name), '--log', join(folder, `${name}-log`)],
  ...['--stream-existence-filter-size=0', '--chunk-size', '16777216', '--chunks-cache-size', '33554432'],
];
