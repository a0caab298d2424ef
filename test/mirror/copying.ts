import { writeSync } from 'node:fs';

import { instant } from '@clientele/core';
import { fileCheckpoint, mirror } from '@clientele/mirror';
import { openSqliteStore } from '@clientele/store-sqlite';

/* copying <from> <to> <checkpoint>: mirrors one file into another, and says where it stands after each page. */
const [source = '', destination = '', kept = ''] = process.argv.slice(2);
const clock = () => instant('2026-07-01T09:00:00Z');

async function main(): Promise<void> {
  const from = await openSqliteStore(source, { clock, mustExist: true });
  const to = await openSqliteStore(destination, { clock });
  const onProgress = ({ copied }: { copied: number }) => writeSync(1, `${copied}\n`);
  await mirror({ from, to, checkpoint: fileCheckpoint(kept), onProgress });
  await Promise.all([from.close(), to.close()]);
}

void main();
