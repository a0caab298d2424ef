import { Row } from './row.ts';
import type { SqliteConnection, SqliteStatement } from './sqlite-driver.ts';
import { isBusy } from './sqlite-failure.ts';

const shortest = 5;
const longest = 50;
/** A watch stays quick for so many looks after the last change, then slows down step by step. */
const quickLooks = 200;

/**
 * Notices that the log has grown: at once when this store wrote, by looking at SQLite's data version
 * when another process did. (Watching the file itself would fire before the commit can be seen.)
 */
export class ChangeWatch {
  readonly #version: SqliteStatement;
  readonly #waiting = new Set<() => void>();
  #written = 0;
  #seen = '';
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;
  #closed = false;

  constructor(connection: SqliteConnection) {
    this.#version = connection.prepare('PRAGMA data_version').raw();
  }

  /** Changes when another connection commits, and only then. */
  dataVersion(): number {
    return new Row(this.#version.all()[0]).number(0);
  }

  /** Changes when anybody commits. */
  version(): string {
    // The driver ends the process over a statement of a closed connection.
    if (this.#closed) return 'closed';
    try {
      return `${String(this.dataVersion())}/${String(this.#written)}`;
    } catch (error) {
      // Locked for a moment: whoever compares will look again.
      if (isBusy(error)) return 'busy';
      throw error;
    }
  }

  /** This store has committed. */
  wrote(): void {
    this.#written += 1;
    this.#wake();
  }

  /** Settles when the version is no longer the one given, on abort, and when the store closes. */
  changed(version: string, signal: AbortSignal): Promise<void> {
    if (this.#closed || signal.aborted || this.version() !== version) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        if (this.#waiting.size === 0) this.#stop();
        resolve();
      };
      // The change that others wait for has come, and was noticed here first.
      if (version !== this.#seen) this.#wake();
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
      this.#seen = version;
      this.#timer ??= this.#lookIn(shortest);
    });
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  #lookIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      if (this.#hasChanged()) {
        this.#wake();
        return;
      }
      this.#looks += 1;
      const slower = shortest + Math.max(0, this.#looks - quickLooks) / 4;
      this.#timer = this.#lookIn(Math.min(longest, slower));
    }, milliseconds);
  }

  #hasChanged(): boolean {
    try {
      return this.version() !== this.#seen;
    } catch {
      // The next read says what is wrong.
      return true;
    }
  }

  #wake(): void {
    this.#looks = 0;
    for (const done of [...this.#waiting]) done();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
