import { RevisionConflict } from '@clientele/core';

import { openSqliteStore } from '../../src/index.ts';
import { clock, sampleEvent } from '../sample-event.ts';

/*
 * writer <file> <name> <callers> <appends>: so many callers at once, each with a stream of its own
 * that it appends to (every append is sent twice), and one stream that all of all processes share.
 */
const [path = '', name = '', callers = '1', appends = '1'] = process.argv.slice(2);

async function main(): Promise<void> {
  await using store = await openSqliteStore(path, { clock });

  const own = async (clientId: string): Promise<void> => {
    for (let n = 0; n < Number(appends); n += 1) {
      const append = () =>
        store.append(`client-${clientId}`, [sampleEvent(clientId, n)], { expect: n === 0 ? 'no-stream' : n - 1 });
      const [first, second] = await Promise.all([append(), append()]);
      if (first.position !== second.position || first.repeated === second.repeated)
        throw new Error('a repeat was written');
      console.log(`client-${clientId}@${String(first.revision)} ${String(first.events[0]?.id)}`);
    }
  };

  const shared = async (caller: number): Promise<void> => {
    // Numbers that no other caller of any process uses.
    const event = sampleEvent('shared', (name === 'a' ? 0 : 1_000) + caller);
    let revision = -1;
    for (;;) {
      try {
        const appended = await store.append('client-shared', [event], {
          expect: revision < 0 ? 'no-stream' : revision,
        });
        console.log(`client-shared@${String(appended.revision)} ${event.id}`);
        return;
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        revision = error.actual ?? -1;
      }
    }
  };

  await Promise.all(
    Array.from({ length: Number(callers) }, async (_, caller) => {
      await own(`${name}-${String(caller)}`);
      await shared(caller);
    }),
  );
}

void main();
