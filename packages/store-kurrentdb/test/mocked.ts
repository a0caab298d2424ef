import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext, runInThisContext } from 'node:vm';

import { type EventStore, idFromKey, instant, type NewEvent, type SubscriptionMessage } from '@clientele/core';

import { type KurrentStoreOptions, openKurrentStore } from '../src/index.ts';
import type { MockServer } from './mock-server.ts';

export const clock = () => instant('2026-07-01T09:00:00Z');
export const acme = 'client-acme';

/** The n-th note about a client: the same call gives the same event. */
export const note = (n: number, text = 'called back', clientId = 'acme'): NewEvent => ({
  id: idFromKey(clock(), clientId, String(n)),
  type: 'NoteAdded',
  data: { n, text },
  meta: { schemaVersion: 1, clientId, occurredAt: clock(), actor: { id: 'ann' } },
});

/** A store on a mock server, which pauses as briefly as it may before it tries again. */
export const openOn = (server: MockServer, options: Partial<KurrentStoreOptions> = {}): Promise<EventStore> =>
  openKurrentStore(server.address, { clock, patience: 20_000, random: () => 0, ...options });

/** Settles once something is so; that it is never so is for the test's own timeout to tell. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5);
}

/** Settles once a number has not changed for a good while. */
export async function stillness(of: () => number): Promise<void> {
  for (let same = 0, last = of(); same < 20; last = of()) {
    await pause(20);
    same = of() === last ? same + 1 : 0;
  }
}

/** How many bytes are in use when all that is not has been collected. */
export function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What was thrown. */
export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => new Error(`nothing failed: ${String(value)}`),
    (error: unknown) => error,
  );

/** All that an iterable gives. */
export async function allOf<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** The revisions of the events that a subscriber hears, until he has heard so many. */
export async function heardBy(messages: AsyncIterable<SubscriptionMessage>, count: number): Promise<readonly number[]> {
  const heard: number[] = [];
  for await (const message of messages) {
    if (message.kind !== 'event') continue;
    heard.push(message.event.revision);
    if (heard.length === count) break;
  }
  return heard;
}

/** Runs a program in TypeScript from the root of the repository; gives what it printed when it has ended by itself. */
export async function printedBy(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-r', 'ts-node/register/transpile-only', '-e', program],
    {
      cwd: join(__dirname, '../../..'),
      env: { ...process.env, TS_NODE_PROJECT: 'test/tsconfig.json' },
      timeout: 45_000,
    },
  );
  return stdout;
}

/** Sees to it that nothing goes wrong behind the back of the tests of a file. */
export function expectNoStrayErrors(): void {
  const stray: unknown[] = [];
  const note = (error: unknown): void => {
    stray.push(error);
  };
  // The process that a test sees is a copy, which hears none of this.
  const program: unknown = runInThisContext('process');
  const kinds = ['unhandledRejection', 'uncaughtException', 'warning'] as const;
  if (!isProgram(program)) throw new TypeError('there is no process');
  beforeAll(() => {
    for (const kind of kinds) program.on(kind, note);
  });
  afterAll(() => {
    for (const kind of kinds) program.off(kind, note);
    expect(stray).toEqual([]);
  });
}

type Program = Pick<NodeJS.EventEmitter, 'on' | 'off'>;

const isProgram = (value: unknown): value is Program =>
  typeof value === 'object' && value !== null && 'on' in value && 'off' in value;
