import { type EventStore, type Facts, openMemoryStore } from '@clientele/core';

import type { ReadModel } from '../read-model/read-model.ts';
import { contractClock, ContractLog, type ContractTables } from './contract-company.ts';
import { askersAreAnswered } from './read-model-contract-asking.ts';
import { generationsAreSwapped } from './read-model-contract-generations.ts';
import { leadsAreFenced } from './read-model-contract-leads.ts';
import { outagesAreNoticed } from './read-model-contract-outages.ts';
import { pagesAreKept } from './read-model-contract-pages.ts';
import { programsShareGroups } from './read-model-contract-programs.ts';
import { poisonIsParked } from './read-model-contract-poison.ts';
import { poisonIsTakenBack } from './read-model-contract-taken-back.ts';
import { partitionsMerge } from './read-model-contract-partitions.ts';

export type ReadModelContract = Readonly<{
  describe: (name: string, tests: () => void) => void;
  it: (name: string, test: () => Promise<void>) => void;
  /** A read model in a new, empty database. */
  open: () => Promise<ReadModel>;
  /** A second read model on the database of the first, as another process would have it. */
  openAgain: (first: ReadModel) => Promise<ReadModel>;
}>;

/** What the parts of the contract work with. */
export type ContractGround = Readonly<{
  describe: ReadModelContract['describe'];
  it: (name: string, test: (ground: TestGround) => Promise<void>) => void;
}>;

export type TestGround = Readonly<{
  log: ContractLog;
  store: EventStore;
  readModel: ReadModel;
  /** The same database through a connection of its own. */
  again: ReadModel;
}>;

/**
 * What every read model promises, and what following by it promises, as tests for any runner that
 * has `describe` and `it`.
 *
 * @example
 * readModelContract({ describe, it, open: () => openSqliteReadModel(path()), openAgain: (first) => openSqliteReadModel(first.name) });
 */
export function readModelContract({ describe, it, open, openAgain }: ReadModelContract): void {
  const ground: ContractGround = {
    describe,
    it: (name, test) => {
      it(name, async () => {
        const store = openMemoryStore({ clock: contractClock });
        const readModel = await open();
        const again = await openAgain(readModel);
        try {
          await test({ log: new ContractLog(store), store, readModel, again });
        } finally {
          await again.close();
          await readModel.close();
        }
      });
    },
  };
  pagesAreKept(ground);
  leadsAreFenced(ground);
  poisonIsParked(ground);
  poisonIsTakenBack(ground);
  generationsAreSwapped(ground);
  partitionsMerge(ground);
  askersAreAnswered(ground);
  outagesAreNoticed(ground);
  programsShareGroups(ground);
}

/**
 * What facts hold, row by row, to be compared: `client@revision minor note` and the lines, until when each counts, and
 * the digest of the log.
 */
export function contentOf(facts: Facts<ContractTables>): Readonly<{ rows: readonly string[]; log: string }> {
  const rows: string[] = [];
  for (const name of ['payments', 'paidLines'] as const) {
    const table = facts.rows(name);
    const { supersededAt } = facts.indexed(name);
    for (let row = 0; row < table.length; row++) {
      const origin = [
        table.revision[row],
        table.recordedBy(row),
        table.occurredAt[row],
        table.recordedAt[row],
        supersededAt[row],
      ];
      const client = facts.clients.textOf(table.client[row] ?? 0) ?? '';
      rows.push(`${name} ${client}@${origin.join(' ')} ${JSON.stringify(table.values(row))}`);
    }
  }
  return { rows: rows.sort(), log: `${String(facts.log.events)} ${String(facts.log)}` };
}
