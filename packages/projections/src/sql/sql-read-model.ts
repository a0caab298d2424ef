import type { Facts, Tables } from '@clientele/core';

import type { FigureTable } from '../read-model/figure-rows.ts';
import { GenerationGone } from '../read-model/generation-gone.ts';
import type { Generation, Lane, Lead } from '../read-model/generation.ts';
import { checkGroup, type GroupShape } from '../read-model/group-shape.ts';
import type { LaneState } from '../read-model/lane-state.ts';
import type { LoadMark } from '../read-model/load-mark.ts';
import type { PageToKeep } from '../read-model/page-to-keep.ts';
import type { ParkedEvent } from '../read-model/parked-event.ts';
import type { Loaded, ReadModel } from '../read-model/read-model.ts';
import { openTables } from './open-tables.ts';
import type { SqlDatabase } from './sql-database.ts';
import { figureIn, figuresOf, keepFigures } from './sql-figures.ts';
import { condemnGeneration, currentGeneration, generationFor, promoteGeneration } from './sql-generations.ts';
import { lanesOf, moveOn, releaseLead, renewLead, restoreDigest, takeLead } from './sql-lanes.ts';
import { loadRows } from './sql-loading.ts';
import { askRetry, park, parkedIn, release } from './sql-parked.ts';
import { keepRows } from './sql-rows.ts';
import { formatVersion, prepareSchema } from './sql-schema.ts';

/** A read model in an SQL database; what databases do differently, `SqlDatabase` does. */
export class SqlReadModel implements ReadModel {
  readonly #database: SqlDatabase;

  private constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** Makes the shared tables at need. Throws `StoreFailure` where a newer program made them. */
  static async open(database: SqlDatabase): Promise<ReadModel> {
    const found = (of: SqlDatabase) => of.write(prepareSchema);
    return new SqlReadModel(await openTables(database, { found, known: formatVersion, madeBy: 'was made by' }));
  }

  get name(): string {
    return this.#database.name;
  }

  generation(shape: GroupShape): Promise<Generation> {
    checkGroup(shape.group);
    return this.#database.write((sql) => generationFor(sql, shape));
  }

  current(group: string): Promise<Generation | undefined> {
    return this.#database.read((sql) => currentGeneration(sql, group));
  }

  condemn(generation: Generation): Promise<void> {
    return this.#database.write((sql) => condemnGeneration(sql, generation));
  }

  promote(generation: Generation): Promise<boolean> {
    return this.#database.write((sql) => promoteGeneration(sql, generation));
  }

  states(generation: Generation): Promise<readonly LaneState[]> {
    return this.#database.read(async (sql) => (await lanesOf(sql, generation)).map(({ state }) => state));
  }

  load<T extends Tables>(
    lane: Lane,
    facts: Facts<T>,
    mark: LoadMark = {},
    tables: readonly string[] = Object.keys(facts.definitions),
  ): Promise<Loaded> {
    return this.#database.read(async (sql) => {
      const kept = (await lanesOf(sql, lane.generation)).find(({ state }) => state.part === lane.part);
      if (kept === undefined) throw new GenerationGone(lane.generation.group, lane.generation.number);
      const next = await loadRows(sql, lane, facts, { mark, tables });
      restoreDigest(facts.log, kept);
      facts.latest = kept.latest;
      facts.position = kept.state.checkpoint.position;
      return { state: kept.state, mark: next };
    });
  }

  lead(lane: Lane, worker: string, lease: number): Promise<Lead | undefined> {
    return this.#database.write((sql) => takeLead(sql, lane, worker, lease));
  }

  renew(lead: Lead, lease: number): Promise<void> {
    return this.#database.write((sql) => renewLead(sql, lead, lease));
  }

  release(lead: Lead): Promise<void> {
    return this.#database.write((sql) => releaseLead(sql, lead));
  }

  keep<T extends Tables>(lead: Lead, page: PageToKeep<T>): Promise<void> {
    return this.#database.write(async (sql) => {
      await moveOn(sql, lead, page);
      await keepRows(sql, lead, page.facts, page.since);
      await park(sql, lead, page.parked);
      await release(sql, lead, page.released);
      await keepFigures(sql, lead.generation, page.figures);
    });
  }

  figures(generation: Generation): Promise<readonly Readonly<{ name: string; version: number }>[]> {
    return this.#database.read((sql) => figuresOf(sql, generation));
  }

  figure(generation: Generation, table: FigureTable): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
    return this.#database.read((sql) => figureIn(sql, generation, table));
  }

  parked(generation: Generation, part?: number, clientIds?: readonly string[]): Promise<readonly ParkedEvent[]> {
    return this.#database.read((sql) => parkedIn(sql, generation, { part, clientIds }));
  }

  askRetry(generation: Generation, clientId?: string): Promise<void> {
    return this.#database.write((sql) => askRetry(sql, generation, clientId));
  }

  retriesAsked(generation: Generation, part?: number): Promise<readonly ParkedEvent[]> {
    return this.#database.read((sql) => parkedIn(sql, generation, { part, retryAsked: true }));
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
