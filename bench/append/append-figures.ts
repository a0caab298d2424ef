import type { Figure } from '../figure.ts';
import { appendOne } from './append-one.ts';
import { concurrentCallers } from './concurrent-callers.ts';
import { loadStream } from './load-stream.ts';
import { twoProcesses } from './two-processes.ts';

/** Everything about writing to one file and reading its streams. */
export async function appendFigures(): Promise<readonly Figure[]> {
  return [
    await appendOne('full', 1),
    await appendOne('normal', 1),
    await appendOne('full', 10),
    await concurrentCallers('full'),
    await concurrentCallers('normal'),
    await loadStream(40),
    await loadStream(400),
    await loadStream(4_000),
    ...(await twoProcesses()),
  ];
}
