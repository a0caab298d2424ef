import { readFile, rename, writeFile } from 'node:fs/promises';

import { checkpointFrom, type MirrorCheckpoints } from './mirror-checkpoint.ts';

/**
 * The checkpoint as a small JSON file, written beside the old one and renamed over it. A file that
 * is missing or unreadable counts as lost: the copy begins anew and finds what is there.
 *
 * @example
 * await mirror({ from, to, checkpoint: fileCheckpoint('copy.db.mirror.json') });
 */
export function fileCheckpoint(path: string): MirrorCheckpoints {
  return {
    async load() {
      try {
        return checkpointFrom(await readFile(path, 'utf8'));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async save(checkpoint) {
      const unfinished = `${path}.${String(process.pid)}`;
      await writeFile(unfinished, `${JSON.stringify(checkpoint)}\n`);
      await rename(unfinished, path);
    },
  };
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
