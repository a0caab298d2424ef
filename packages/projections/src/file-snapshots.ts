import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { SnapshotStore } from './snapshot-store.ts';

/**
 * Snapshots as files in a folder, made at need. Each is written beside the old one and renamed over
 * it, so that a reader finds the old or the new one, never a half.
 *
 * @example
 * const projection = openProjection({ store, questions: [funnel], snapshots: fileSnapshots('clients.db.facts') });
 */
export function fileSnapshots(folder: string): SnapshotStore {
  const path = (name: string) => join(folder, `${name}.snapshot`);
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
      await mkdir(folder, { recursive: true });
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

/** In one read: `readFile` goes by half megabytes, which takes several times as long. */
async function wholeFile(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    let length = 0;
    for (let read = -1; length < size && read !== 0; length += read)
      read = (await file.read(bytes, length, size - length)).bytesRead;
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

// By its code: an error may come from another realm, where `instanceof` says no.
const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
