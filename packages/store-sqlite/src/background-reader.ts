import { existsSync } from 'node:fs';

import Libsql from 'libsql/promise';

import { Row } from './row.ts';
import type { RowSource } from './row-source.ts';
import type { BackgroundConnection, BackgroundDriver, BackgroundStatement } from './sqlite-driver.ts';

const driver: BackgroundDriver = Libsql;

/**
 * Reads on a thread of the driver's, so that one page of a log is read while the one before is worked on.
 * It has a connection of its own, opened at the first query, and runs one query at a time.
 */
export class BackgroundReader {
  readonly #path: string;
  readonly #statements = new Map<string, BackgroundStatement>();
  #connection: BackgroundConnection | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #usable: boolean;

  /** `usable` is false where the file is read by another driver, whose locks this one may not know. */
  constructor(path: string, usable: boolean) {
    this.#path = path;
    // What is no file, such as a database in memory, has nothing to show to a second connection.
    this.#usable = usable && existsSync(path);
  }

  /** The one row of a query; undefined when it could not be read here: then it is to be asked on the connection in front. */
  row({ sql, parameters }: RowSource): Promise<Row | undefined> {
    const row = this.#running.then(async () => {
      if (!this.#usable) return undefined;
      try {
        const statement = this.#statements.get(sql) ?? (await this.#prepare(sql));
        const [first] = await statement.all(parameters);
        return new Row(first);
      } catch {
        // Whatever is wrong, a lock that will be gone or a damaged file, the other connection finds and says it.
        return undefined;
      }
    });
    this.#running = row;
    return row;
  }

  /** Settles when the query that runs has ended: a connection must not be closed under it. */
  async close(): Promise<void> {
    this.#usable = false;
    await this.#running;
    this.#connection?.close();
    this.#connection = undefined;
  }

  async #prepare(sql: string): Promise<BackgroundStatement> {
    this.#connection ??= new driver(this.#path, {});
    const statement = (await this.#connection.prepare(sql)).raw();
    this.#statements.set(sql, statement);
    return statement;
  }
}
