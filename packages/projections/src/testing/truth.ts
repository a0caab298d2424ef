import type { EventStore, Facts } from '@clientele/core';

import { Projection } from '../projection.ts';
import { contractClock, contractTables, type ContractTables } from './contract-company.ts';

/** The facts of a whole log, folded at once by one process that nothing befalls. */
export function truth(store: EventStore): Promise<Facts<ContractTables>> {
  const upcast = (_type: string, _version: number, data: unknown) => data;
  return new Projection({ store, tables: contractTables(), upcast, clock: contractClock }).catchUp();
}
