import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { Facts } from '@clientele/core';
import { openSqliteStore } from '@clientele/store-sqlite';

import { inChild } from './in-child.ts';
import { allTables, upcast } from './questions.ts';
import { simulatedUntil } from './window.ts';

export type AllFacts = Facts<typeof allTables>;

/** The log of a simulated company, written once for all benches of a run. */
export class CompanyLog {
  readonly events: number;
  /** For files that live as long as the run. */
  readonly folder: string;
  readonly #kept: string | undefined;
  #path: Promise<string> | undefined;
  #facts: Promise<AllFacts> | undefined;

  /** `kept` names a file that is used as it is, or written there and left for the next run. */
  constructor(events: number, folder: string, kept?: string) {
    this.events = events;
    this.folder = folder;
    this.#kept = kept;
  }

  /** The path of the log, which is written at the first call. */
  path(): Promise<string> {
    this.#path ??= this.#write();
    return this.#path;
  }

  /** The facts of the whole log, folded at the first call. */
  facts(): Promise<AllFacts> {
    this.#facts ??= this.#fold();
    return this.#facts;
  }

  async #write(): Promise<string> {
    const path = this.#kept ?? join(this.folder, 'company.db');
    if (existsSync(path)) return path;
    process.stderr.write(`simulating a company of ${this.events.toLocaleString('en')} events …\n`);
    await inChild(join(__dirname, 'write-log.ts'), [path, String(this.events)], { heapMegabytes: 8_000 });
    return path;
  }

  async #fold(): Promise<AllFacts> {
    const store = await openSqliteStore(await this.path(), { clock: () => simulatedUntil, mustExist: true });
    const facts = new Facts(allTables, upcast);
    for await (const page of store.scan({ types: facts.types })) facts.append(page);
    facts.now = Math.max(Date.parse(simulatedUntil), facts.latest) + 1;
    await store.close();
    return facts;
  }
}
