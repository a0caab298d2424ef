export { readModelContract } from './read-model-contract.ts';
export type { ReadModelContract } from './read-model-contract.ts';
