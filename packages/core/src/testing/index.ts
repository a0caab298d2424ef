export { eventStoreContract } from './event-store-contract.ts';
export type { ContractOptions, EventStoreContract } from './event-store-contract.ts';
export { addEvents, factsOf } from './facts-of.ts';
export type { ToldEvent } from './facts-of.ts';
export { vaultContract } from './vault-contract.ts';
export type { VaultContract } from './vault-contract.ts';
export { Given, given } from './given.ts';
export type { ClientOutcome, ExpectedEvent, Happened } from './given.ts';
export { Outcome } from './outcome.ts';
