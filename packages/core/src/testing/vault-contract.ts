import assert from 'node:assert/strict';

import { KeyForgotten } from '../vault/key-forgotten.ts';
import type { Vault } from '../vault/vault.ts';

export type VaultContract = Readonly<{
  describe: (name: string, tests: () => void) => void;
  it: (name: string, test: () => Promise<void>) => void;
  /** A new, empty vault. */
  open: () => Vault | Promise<Vault>;
  /** A second vault over the same keys, as another process would have it; leave it out where there is none. */
  openAgain?: (first: Vault) => Vault | Promise<Vault>;
}>;

/** What every vault promises, as tests for any runner that has `describe` and `it`. */
export function vaultContract({ describe, it, open, openAgain }: VaultContract): void {
  const inVault = (name: string, test: (vault: Vault, again: Vault) => Promise<void>): void => {
    it(name, async () => {
      const vault = await open();
      const again = openAgain === undefined ? vault : await openAgain(vault);
      try {
        await test(vault, again);
      } finally {
        await again.close();
        await vault.close();
      }
    });
  };

  describe('sealing personal data', () => {
    inVault('gives texts back that it sealed, and shows nothing of them', async (vault, again) => {
      for (const text of ['Ann Smith', '', 'Grüße 😀', 'x'.repeat(10_000)]) {
        const sealed = await vault.seal('acme', text, 'acme/0/name');
        assert.equal(await again.open('acme', sealed), text);
        assert.ok(text === '' || !sealed.includes(text));
      }
    });

    inVault('gives the same ciphertext for the same text in the same place, and only then', async (vault, again) => {
      const sealed = await vault.seal('acme', 'Ann', 'here');
      assert.equal(await again.seal('acme', 'Ann', 'here'), sealed);
      assert.notEqual(await vault.seal('acme', 'Ann', 'there'), sealed);
      assert.notEqual(await vault.seal('acme', 'Bob', 'here'), sealed);
      assert.notEqual(await vault.seal('bolt', 'Ann', 'here'), sealed);
    });

    inVault('keeps one key per client, however many ask for it at once', async (vault, again) => {
      const asked = Array.from({ length: 40 }, (_, n) => ({
        by: n % 2 === 0 ? vault : again,
        clientId: `c${String(n % 5)}`,
      }));
      const sealed = await Promise.all(asked.map(async ({ by, clientId }) => by.seal(clientId, 'Ann', 'name')));
      assert.equal(new Set(sealed).size, 5);
    });

    inVault('opens nothing of another client, and nothing that was changed', async (vault) => {
      const sealed = await vault.seal('acme', 'Ann', 'name');
      await vault.seal('bolt', 'Bob', 'name');
      assert.equal(await vault.open('bolt', sealed), undefined);
      assert.equal(await vault.open('nobody', sealed), undefined);
      const middle = sealed.length >> 1;
      const changed = sealed.slice(0, middle) + (sealed[middle] === 'A' ? 'B' : 'A') + sealed.slice(middle + 1);
      assert.equal(await vault.open('acme', changed), undefined);
      assert.equal(await vault.open('acme', 'Ann'), undefined);
    });
  });

  describe('forgetting a client', () => {
    inVault('makes everything unreadable for ever and refuses to seal anew', async (vault, again) => {
      const sealed = await vault.seal('acme', 'Ann', 'name');
      const other = await vault.seal('bolt', 'Bob', 'name');
      assert.equal(await again.open('acme', sealed), 'Ann');
      await vault.forget('acme');
      for (const each of [vault, again]) {
        assert.equal(await each.open('acme', sealed), undefined);
        assert.equal(await each.open('bolt', other), 'Bob');
        await assert.rejects(
          async () => each.seal('acme', 'Ann', 'name'),
          (error) => error instanceof KeyForgotten && error.clientId === 'acme',
        );
      }
    });

    inVault('may be done twice, and before anything was sealed', async (vault) => {
      await vault.forget('acme');
      await vault.forget('acme');
      await assert.rejects(async () => vault.seal('acme', 'Ann', 'name'), KeyForgotten);
    });
  });
}
