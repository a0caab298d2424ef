import { MockServer } from './mock-server.ts';
import { note, printedBy } from './mocked.ts';

/** What of the client a program that opens a store has loaded then. */
async function loadedBy(store: string): Promise<unknown> {
  return JSON.parse(
    await printedBy(`
      const { openClientele, openMemoryStore } = require('clientele');
      const { openMemoryVault } = require('@clientele/core');
      void openClientele({ ${store}, vault: openMemoryVault(), actor: 'ann' })
        .then((clientele) => clientele.close(), () => undefined)
        .then(() => Object.keys(require.cache).filter((path) => /[\\\\/]@kurrent[\\\\/]/.test(path)))
        .then((loaded) => process.stdout.write(JSON.stringify(loaded)));`),
  );
}

test('a program loads the native add-on when it opens a connection string, and not before', async () => {
  expect(await loadedBy(`store: openMemoryStore({ clock: () => '2026-07-01T09:00:00.000Z' })`)).toEqual([]);
  expect(await loadedBy(`store: 'kurrentdb://ann:se:cret@crm'`)).toContainEqual(expect.stringContaining('bridge'));
});

test('a program ends when it has closed its store, also one whose server fell silent on the way', async () => {
  using server = await MockServer.start();
  server.onAppend.push(({ halfClose }) => {
    halfClose();
  });
  const printed = await printedBy(`
    const { openKurrentStore } = require('./packages/store-kurrentdb/src/index.ts');
    const run = async () => {
      const clock = () => '2026-07-01T09:00:00.000Z';
      const store = await openKurrentStore('${server.address}', { clock, deadline: 1_000 });
      await store.append('client-acme', [${JSON.stringify(note(0))}], { expect: 'no-stream' });
      for await (const { kind } of store.subscribe()) if (kind === 'caught-up') break;
      for await (const { id } of store.readAll({ direction: 'backwards' })) process.stdout.write(id);
      await store.close();
    };
    void run();`);
  expect(printed).toBe(note(0).id);
});
