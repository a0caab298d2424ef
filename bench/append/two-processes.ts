import { fork } from 'node:child_process';
import { join } from 'node:path';

import type { Figure } from '../figure.ts';
import { perSecond } from '../median-of.ts';
import type { Seen } from './busy-writer.ts';
import { inScratchFolder } from './scratch.ts';

const each = 400;

/** Two processes with sixty-four callers each on one file: how long the unluckiest caller waits, how long a program stands still. */
export async function twoProcesses(): Promise<readonly Figure[]> {
  return inScratchFolder(async (folder) => {
    const path = `${folder}/store.db`;
    const seen = await Promise.all(['a', 'b'].map((name) => inItsOwnProcess(path, name)));
    const most = (what: (each: Seen) => number): number => Math.max(...seen.map(what));
    const rate = Math.min(...seen.map(({ appends, milliseconds }) => perSecond(appends, milliseconds)));
    const name = 'two processes, 64 callers each';
    return [
      { name: `${name}, appends of the slower`, value: rate, unit: 'appends/s', lowerIsBetter: false },
      {
        name: `${name}, longest wait`,
        value: most(({ longestWait }) => longestWait),
        unit: 'ms',
        goal: 1_000,
        lowerIsBetter: true,
      },
      {
        name: `${name}, longest stall`,
        value: most(({ longestStall }) => longestStall),
        unit: 'ms',
        goal: 100,
        lowerIsBetter: true,
      },
    ];
  });
}

async function inItsOwnProcess(path: string, name: string): Promise<Seen> {
  const child = fork(join(__dirname, 'busy-writer.ts'), [path, name, String(each)], {
    cwd: join(__dirname, '..'),
    execArgv: ['-r', 'ts-node/register/transpile-only'],
  });
  const message = await new Promise<unknown>((resolve) => child.once('message', resolve));
  child.disconnect();
  if (!isSeen(message)) throw new Error(`${name} said something else than what it saw`);
  return message;
}

const isSeen = (message: unknown): message is Seen =>
  typeof message === 'object' && message !== null && 'longestWait' in message && 'longestStall' in message;
