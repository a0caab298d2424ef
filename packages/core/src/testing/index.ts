export { eventStoreContract } from './event-store-contract.ts';
export type { ContractOptions, EventStoreContract } from './event-store-contract.ts';
