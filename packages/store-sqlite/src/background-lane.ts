import Libsql from 'libsql/promise';

import type { KnownFile } from './known-file.ts';
import { Row } from './row.ts';
import type { RowSource } from './row-source.ts';
import type { BackgroundConnection, BackgroundDriver, BackgroundStatement } from './sqlite-driver.ts';

const driver: BackgroundDriver = Libsql;

/** A connection of its own, opened at the first query, that runs one query at a time on a thread of the driver's. */
export class BackgroundLane {
  readonly #file: KnownFile;
  readonly #statements = new Map<string, BackgroundStatement>();
  #connection: BackgroundConnection | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(file: KnownFile) {
    this.#file = file;
  }

  /** The one row of a query; undefined when it could not be read here: then it is to be asked on the connection in front. */
  row({ sql, parameters }: RowSource): Promise<Row | undefined> {
    const row = this.#running.then(async () => {
      if (this.#closed) return undefined;
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
    this.#closed = true;
    await this.#running;
    this.#connection?.close();
    this.#connection = undefined;
  }

  async #prepare(sql: string): Promise<BackgroundStatement> {
    const connection = this.#connection ?? (await this.#open());
    const statement = (await connection.prepare(sql)).raw();
    this.#statements.set(sql, statement);
    return statement;
  }

  /** The very file that is open in front: what has taken its name since would be read as this log. */
  async #open(): Promise<BackgroundConnection> {
    this.#checkFile();
    const connection = new driver(this.#file.address, {});
    try {
      // SQLite looks for all that belongs to the file no sooner than at the first question.
      await connection.prepare('SELECT count(*) FROM sqlite_master');
      this.#checkFile();
    } catch (error) {
      connection.close();
      throw error;
    }
    return (this.#connection = connection);
  }

  #checkFile(): void {
    if (!this.#file.isThere) throw new Error('another file has its name');
  }
}
