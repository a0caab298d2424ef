import { ClientKey } from './client-key.ts';
import { KeyForgotten } from './key-forgotten.ts';
import type { Vault } from './vault.ts';

/** A vault whose keys die with the program: for tests and trials. */
export function openMemoryVault(): Vault {
  return new MemoryVault();
}

class MemoryVault implements Vault {
  readonly #keys = new Map<string, ClientKey | 'forgotten'>();

  seal(clientId: string, text: string, context: string): string {
    const key = this.#keys.get(clientId) ?? ClientKey.random(clientId);
    if (key === 'forgotten') throw new KeyForgotten(clientId);
    this.#keys.set(clientId, key);
    return key.seal(text, context);
  }

  open(clientId: string, sealed: string): string | undefined {
    const key = this.#keys.get(clientId);
    return key === undefined || key === 'forgotten' ? undefined : key.open(sealed);
  }

  forget(clientId: string): void {
    this.#keys.set(clientId, 'forgotten');
  }

  close(): Promise<void> {
    this.#keys.clear();
    return Promise.resolve();
  }
}
