#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';

import { exitCodes } from './exit-codes.ts';
import { progressOn } from './progress-on.ts';
import { run } from './run.ts';
import { typedAs } from './typed-as.ts';

// The edge of the process: the one place that knows the clock, the streams and the signals.

const stopping = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // Who asks twice does not want to wait: nothing is ever half-written.
    if (stopping.signal.aborted) process.exit(exitCodes.stopped);
    stopping.abort();
  });

// A reader that has seen enough (`| head`) is no error.
for (const output of [process.stdout, process.stderr])
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? exitCodes.ok);
    throw error;
  });

// That a package of ours uses what Node is to give up is for those who write it: DEP0123 where a server is named by its number.
process.noDeprecation ??= !process.env['CLIENTELE_DEBUG'];

async function main(): Promise<void> {
  const { stdout, stderr, argv, env } = process;
  const exitCode = await run(argv.slice(2), {
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    columns: stdout.isTTY && stdout.columns > 0 ? Math.max(40, Math.min(stdout.columns, 120)) : 80,
    now: () => Date.now(),
    user: user(env),
    version: version(__dirname),
    command: typedAs(env['npm_lifecycle_event']),
    debug: Boolean(env['CLIENTELE_DEBUG']),
    progress: progressOn(stderr),
    signal: stopping.signal,
  });
  // A command that was stopped may still wait for something; all others let their output drain.
  if (exitCode === exitCodes.stopped) process.exit(exitCode);
  process.exitCode = exitCode;
}

/** The name of the account; some machines have none. */
function user({ USER, USERNAME }: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    return USER ?? USERNAME ?? 'unknown';
  }
}

/** The version that stands in the package's manifest, which is some folders up. */
function version(folder: string): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  } catch (error) {
    if (dirname(folder) === folder) throw error;
  }
  return version(dirname(folder));
}

void main();
