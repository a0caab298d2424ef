import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Running = Readonly<{
  process: ChildProcess;
  /** What it has said so far, line by line. */
  lines: readonly string[];
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}>;

/** Starts one of the programs in this folder in a process of its own. */
export function run(program: 'crash' | 'key-reader' | 'reader' | 'writer', ...args: readonly string[]): Running {
  const child = spawn(
    process.execPath,
    ['-r', 'ts-node/register/transpile-only', join(__dirname, `${program}.ts`), ...args],
    {
      cwd: join(__dirname, '..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const lines: string[] = [];
  const reading = createInterface({ input: child.stdout });
  reading.on('line', (line) => lines.push(line));
  const exited = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? ''));
  });
  const ended = Promise.all([exited, once(reading, 'close')]).then(([exit]) => exit);
  return { process: child, lines, ended };
}

/** Settles when the program has said so many lines, or has ended. */
export async function heard(running: Running, count: number): Promise<void> {
  const over = new AbortController();
  void running.ended.then(() => over.abort());
  while (running.lines.length < count && !over.signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
