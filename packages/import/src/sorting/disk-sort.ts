import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { ImportError } from '../import-error.ts';
import { LineRun } from './line-run.ts';
import { mergeRuns } from './merge-runs.ts';

export type DiskSortOptions = Readonly<{
  /** Where runs are kept while sorting. */
  folder: string;
  /** How many characters are held in memory before they go to disk. */
  buffer: number;
}>;

const mostRuns = 64;
const pieceSize = 1 << 20;

/**
 * Sorts any number of lines in bounded memory: sorted runs on disk, then merged. What fits the buffer
 * never touches the disk. Lines are ordered by their UTF-16 code units and hold no line break.
 */
export class DiskSort {
  readonly #options: DiskSortOptions;
  #lines: string[] = [];
  #characters = 0;
  #runs: LineRun[] = [];
  /** How many lines were added. */
  count = 0;

  constructor(options: DiskSortOptions) {
    this.#options = options;
  }

  /** Takes a line; true when `spill` should be called. */
  add(line: string): boolean {
    this.#lines.push(line);
    this.#characters += line.length;
    this.count++;
    return this.#characters >= this.#options.buffer;
  }

  /** Writes what is in memory to disk as one sorted run. Throws `ImportError` when the folder cannot hold it. */
  async spill(): Promise<void> {
    const lines = this.#lines.sort();
    this.#lines = [];
    this.#characters = 0;
    await this.#write(pagesOf(lines));
    if (this.#runs.length < mostRuns) return;
    const runs = this.#runs;
    this.#runs = [];
    await this.#write(mergeRuns(runs));
    for (const run of runs) await run.close();
  }

  /** All lines in order, in pages; once. */
  async *sorted(): AsyncGenerator<readonly string[], void, undefined> {
    if (this.#runs.length === 0) {
      const lines = this.#lines.sort();
      this.#lines = [];
      yield* pagesOf(lines);
      return;
    }
    if (this.#lines.length > 0) await this.spill();
    yield* mergeRuns(this.#runs);
  }

  async close(): Promise<void> {
    this.#lines = [];
    for (const run of this.#runs.splice(0)) await run.close();
  }

  async #write(pages: Iterable<readonly string[]> | AsyncIterable<readonly string[]>): Promise<void> {
    try {
      const file = await nameless(this.#options.folder);
      this.#runs.push(new LineRun(file));
      let piece = '';
      for await (const page of pages) {
        piece += `${page.join('\n')}\n`;
        if (piece.length < pieceSize) continue;
        await file.appendFile(piece);
        piece = '';
      }
      await file.appendFile(piece);
    } catch (error) {
      throw new ImportError(
        'WORK_FOLDER',
        { file: this.#options.folder },
        'cannot hold what is being sorted: give a folder that can be written and has room',
        error,
      );
    }
  }
}

/** A file that is gone with the process, however that ends: its name is taken away at once. */
async function nameless(folder: string): Promise<FileHandle> {
  const path = join(folder, `clientele-import-${randomUUID()}.tmp`);
  const file = await open(path, 'wx+');
  try {
    await unlink(path);
  } catch {
    // Where open files cannot lose their name it stays until the folder is cleared.
  }
  return file;
}

function* pagesOf(lines: readonly string[]): Generator<readonly string[], void, undefined> {
  for (let from = 0; from < lines.length; from += 1_000) yield lines.slice(from, from + 1_000);
}
