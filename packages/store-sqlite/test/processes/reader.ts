import { writeSync } from 'node:fs';

import { StoreFailure } from '@clientele/core';

import { openSqliteStore } from '../../src/index.ts';
import { clock, sampleEvent } from '../sample-event.ts';

/* reader <file>: as somebody whom the rights of files bind, says what it reads, and what comes of an append. */
const [path = ''] = process.argv.slice(2);
// Root may write everywhere. The program is loaded by now, so it need not be readable for anybody else.
const nobody = 65_534;
if (process.getuid?.() === 0) process.seteuid?.(nobody);

async function main(): Promise<void> {
  const store = await openSqliteStore(path, { clock, mustExist: true });
  let events = 0;
  for await (const _ of store.readAll()) events += 1;
  writeSync(1, `${String(events)}\n`);
  const append = store.append('client-other', [sampleEvent('other', 0)], { expect: 'no-stream' });
  writeSync(1, `${await append.then(() => 'written', codeOf)}\n`);
  await store.close();
}

const codeOf = (error: unknown): string => (error instanceof StoreFailure ? error.code : String(error));

main().catch((error: unknown) => {
  writeSync(1, `${codeOf(error)}\n`);
});
