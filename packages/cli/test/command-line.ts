import type { Io } from '../src/io.ts';
import { run } from '../src/run.ts';

/** What a command line did. */
export type Ended = Readonly<{ exitCode: number; out: string; err: string }>;

/** Runs a command line in this process, on June 1, 2026, in 80 columns. */
export async function clientele(args: readonly string[], more: Partial<Io> = {}): Promise<Ended> {
  let out = '';
  let err = '';
  const exitCode = await run(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    columns: 80,
    now: () => Date.UTC(2026, 5, 1),
    user: 'ann',
    version: '1.2.3',
    command: 'clientele',
    debug: false,
    progress: () => ({ update: () => undefined, stop: () => undefined }),
    signal: new AbortController().signal,
    ...more,
  });
  return { exitCode, out, err };
}

/** The longest line of a text. */
export const width = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
