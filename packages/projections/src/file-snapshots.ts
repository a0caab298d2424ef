import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { SnapshotStore } from './snapshot-store.ts';

/**
 * Snapshots as files in a folder, made at need. Each is written beside the old one and renamed over
 * it, so that a reader finds the old or the new one, never a half.
 *
 * @example
 * const projection = openProjection({ store, questions: [funnel], snapshots: fileSnapshots('clients.db.facts') });
 */
export function fileSnapshots(folder: string): SnapshotStore {
  // Where it is now: a program that changes its folder later means the same one.
  const there = resolve(folder);
  const path = (name: string) => join(there, `${name}.snapshot`);
  return {
    async load(name) {
      try {
        return await wholeFile(path(name));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async save(name, chunks) {
      await mkdir(there, { recursive: true });
      const unfinished = `${path(name)}.${String(process.pid)}`;
      try {
        const file = await open(unfinished, 'w');
        try {
          await file.writev(chunks);
        } finally {
          await file.close();
        }
        await rename(unfinished, path(name));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
  };
}

/** How many parts of a file are read at once: memory that was never touched costs more than the copy. */
const parts = 4;

/** In a few large reads: `readFile` goes by half megabytes, which takes several times as long. */
async function wholeFile(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    const part = Math.ceil(size / parts);
    const read = await Promise.all(
      Array.from({ length: parts }, (_, i) => readPart(file, bytes, i * part, Math.min((i + 1) * part, size))),
    );
    // A file that was cut short meanwhile is noticed by its checksum.
    return bytes.subarray(
      0,
      read.reduce((sum, length) => sum + length, 0),
    );
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, bytes: Uint8Array, from: number, to: number): Promise<number> {
  let at = from;
  for (let read = -1; at < to && read !== 0; at += read) read = (await file.read(bytes, at, to - at, at)).bytesRead;
  return at - from;
}

// By its code: an error may come from another realm, where `instanceof` says no.
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
