import type { Vault } from '@clientele/core';

import { type KeysOutOfReach, keysOutOfReach } from './keys-file.ts';
import { storeClosed } from './store-closed.ts';

/** A vault whose file is made with the first key: who only reads leaves none behind, and takes none over. */
export class VaultAtNeed implements Vault {
  readonly #path: string;
  readonly #make: () => Promise<Vault>;
  readonly #onMissing: (why: KeysOutOfReach) => void;
  #vault: Promise<Vault> | undefined;
  #told = false;
  #closed = false;

  constructor(path: string, make: () => Promise<Vault>, onMissing: (why: KeysOutOfReach) => void) {
    this.#path = path;
    this.#make = make;
    this.#onMissing = onMissing;
  }

  async seal(clientId: string, text: string, context: string): Promise<string> {
    return (await this.#made()).seal(clientId, text, context);
  }

  async open(clientId: string, sealed: string): Promise<string | undefined> {
    const why = this.#closed || this.#vault !== undefined ? undefined : keysOutOfReach(this.#path);
    if (why === undefined) return (await this.#made()).open(clientId, sealed);
    if (!this.#told) this.#onMissing(why);
    this.#told = true;
    return undefined;
  }

  async forget(clientId: string): Promise<void> {
    await (await this.#made()).forget(clientId);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#vault?.catch(() => undefined))?.close();
  }

  async #made(): Promise<Vault> {
    if (this.#closed) throw storeClosed(this.#path);
    const made = (this.#vault ??= this.#make());
    made.catch(() => {
      // Perhaps there is room for it the next time.
      if (this.#vault === made) this.#vault = undefined;
    });
    return made;
  }
}
