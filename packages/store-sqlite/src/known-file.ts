import { type BigIntStats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file as it was found under a name, which may come to mean another file: the program goes elsewhere, or the file is moved. */
export class KnownFile {
  readonly #path: string;
  readonly #found: BigIntStats | undefined;

  constructor(path: string) {
    this.#path = resolve(path);
    this.#found = this.#look();
  }

  /** Whether its full name leads to it, and to no other file. */
  get isThere(): boolean {
    const [found, now] = [this.#found, this.#look()];
    return found !== undefined && now !== undefined && found.ino === now.ino && found.dev === now.dev;
  }

  /** What SQLite opens it by, only to read: a file that is gone is not made anew. */
  get address(): string {
    return `${pathToFileURL(this.#path).href}?mode=ro`;
  }

  #look(): BigIntStats | undefined {
    return statSync(this.#path, { bigint: true, throwIfNoEntry: false });
  }
}
