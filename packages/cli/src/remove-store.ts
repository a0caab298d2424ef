import { rmSync } from 'node:fs';

/** Removes a store's file with what stands beside it: its keys, snapshots, and SQLite's own. */
export function removeStore(path: string): void {
  const files = [path, `${path}.keys`].flatMap((file) => [file, `${file}-wal`, `${file}-shm`]);
  for (const file of [...files, `${path}.facts`]) rmSync(file, { recursive: true, force: true });
}
