import { type EventStore, Facts } from '@clientele/core';

import { contractTables, type ContractTables } from './contract-company.ts';

/** The facts of a whole log, folded at once by one process that nothing befalls. */
export async function truth(store: EventStore): Promise<Facts<ContractTables>> {
  const facts = new Facts(contractTables(), (_type, _version, data) => data);
  for await (const page of store.scan({ types: facts.types })) facts.append(page);
  return facts;
}
