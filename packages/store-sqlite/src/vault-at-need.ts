import { existsSync } from 'node:fs';

import type { Vault } from '@clientele/core';

import { storeClosed } from './store-closed.ts';

/** A vault whose file is made with the first key: who only reads leaves none behind. */
export class VaultAtNeed implements Vault {
  readonly #path: string;
  readonly #make: () => Promise<Vault>;
  readonly #onMissing: () => void;
  #vault: Promise<Vault> | undefined;
  #told = false;
  #closed = false;

  constructor(path: string, make: () => Promise<Vault>, onMissing: () => void) {
    this.#path = path;
    this.#make = make;
    this.#onMissing = onMissing;
  }

  async seal(clientId: string, text: string, context: string): Promise<string> {
    return (await this.#made()).seal(clientId, text, context);
  }

  async open(clientId: string, sealed: string): Promise<string | undefined> {
    if (this.#closed || this.#vault !== undefined || existsSync(this.#path))
      return (await this.#made()).open(clientId, sealed);
    if (!this.#told) this.#onMissing();
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
