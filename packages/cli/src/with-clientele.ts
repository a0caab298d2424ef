import { existsSync } from 'node:fs';

import { type Clientele, instantOf, KeysMissing, openClientele, schemeOf } from 'clientele';

import { codeOf } from './errors/exit-code-of.ts';
import { FileMissing } from './errors/file-missing.ts';
import type { Io } from './io.ts';
import { serverOf, type StoreChoice } from './options/store-options.ts';
import { removeStore } from './remove-store.ts';

type Opening = StoreChoice &
  Readonly<{
    /** Whether a store is made where there is none. */
    make?: boolean;
    /** `normal`: a power cut may take the last moments, for what can be made again. */
    durability?: 'full' | 'normal';
  }>;

/**
 * Opens the store, does some work with it, and closes it whatever happens. A store that was made for
 * work that failed before anything was written is removed again.
 */
export async function withClientele<Result>(
  { make = false, durability = 'full', ...choice }: Opening,
  io: Io,
  work: (clientele: Clientele) => Promise<Result>,
): Promise<Result> {
  const { store } = choice;
  const reading = io.progress('Reading', 'events');
  const isFile = schemeOf(store) === undefined;
  const isNew = make && isFile && !existsSync(store);
  let leftEmpty = false;
  let missing: KeysMissing | undefined;
  const clientele = await openClientele({
    store,
    ...serverOf(choice),
    mustExist: !make,
    durability,
    actor: { id: io.user, application: 'clientele' },
    clock: () => instantOf(io.now()),
    onProgress: (done) => reading.update(done),
    onWarning: (warning) => {
      if (warning instanceof KeysMissing) missing = warning;
    },
  }).catch((error: unknown) => {
    if (!make && isFile && codeOf(error) === 'STORE_MISSING')
      throw new FileMissing(store, `make one with ${io.command} init or ${io.command} import, or name another --store`);
    throw error;
  });
  try {
    return await work(clientele);
  } catch (error) {
    if (isNew && (await clientele.store.head()).position === undefined) leftEmpty = true;
    throw error;
  } finally {
    reading.stop();
    if (missing !== undefined) io.err(sealedNote(missing));
    await clientele.close();
    if (leftEmpty) removeStore(store);
  }
}

function sealedNote({ file, reason }: KeysMissing): string {
  const sealed = 'personal data is left out or shows as (sealed).';
  return reason === 'absent'
    ? `There is no ${file}: ${sealed} Put the keys of this log there to read it.\n`
    : `You may not read ${file}: ${sealed} Ask its owner for the right to read it.\n`;
}
