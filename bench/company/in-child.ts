import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * Runs a script in a process of its own, with its own memory and nothing warm, and gives what it
 * says last with `process.send`.
 */
export function inChild(
  script: string,
  args: readonly string[],
  { heapMegabytes }: { readonly heapMegabytes?: number } = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(script, args, {
      cwd: join(__dirname, '..'),
      execArgv: [
        ...(heapMegabytes === undefined ? [] : [`--max-old-space-size=${String(heapMegabytes)}`]),
        ...['-r', 'ts-node/register/transpile-only'],
      ],
    });
    let said: unknown;
    child.on('message', (message) => {
      said = message;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${script} ended with code ${String(code)}`));
    });
  });
}
