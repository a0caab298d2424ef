import { vaultContract } from '../../src/testing/vault-contract.ts';
import { openMemoryVault } from '../../src/vault/memory-vault.ts';

describe('the in-memory vault', () => {
  vaultContract({ describe, it, open: openMemoryVault });
});
