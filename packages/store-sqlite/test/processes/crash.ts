import { writeSync } from 'node:fs';

import { openSqliteStore } from '../../src/index.ts';
import { clock, sampleEvents } from '../sample-event.ts';

/*
 * crash <file> <name> <callers>: appends three events at a time, for ever, and says what was
 * acknowledged. Begins by sending again what a killed forerunner may have sent last.
 */
const [path = '', name = '', callers = '1'] = process.argv.slice(2);

async function main(): Promise<void> {
  const store = await openSqliteStore(path, { clock });
  const write = async (clientId: string): Promise<void> => {
    let events = 0;
    for await (const _ of store.readStream(`client-${clientId}`)) events += 1;
    for (let group = Math.max(0, events / 3 - 2); ; group += 1) {
      const expect = group === 0 ? 'no-stream' : 3 * group - 1;
      const { repeated } = await store.append(`client-${clientId}`, sampleEvents(clientId, 3 * group, 3 * group + 3), {
        expect,
      });
      if (repeated !== 3 * group < events) throw new Error(`group ${String(group)} of ${clientId} was written twice`);
      writeSync(1, `${clientId} ${String(group)}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(callers) }, (_, caller) => write(`${name}-${String(caller)}`)));
}

void main();
