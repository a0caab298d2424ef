import type { ImportProgress } from 'clientele';

import type { Io, Progress } from './io.ts';

const works = { reading: 'Reading', grouping: 'Sorting', writing: 'Writing' } as const;
const kilobyte = 1_000;

/** The phases of an import, one after the other, each with its progress. */
export function phases(io: Io): Readonly<{ tell: (told: ImportProgress) => void; stop: () => void }> {
  let current: Readonly<{ phase: ImportProgress['phase']; progress: Progress }> | undefined;
  return {
    tell({ phase, done, total, unit }) {
      if (current?.phase !== phase) {
        current?.progress.stop();
        current = { phase, progress: io.progress(works[phase], unit === 'bytes' ? 'kB' : unit) };
      }
      const size = unit === 'bytes' ? kilobyte : 1;
      current.progress.update(done / size, total / size);
    },
    stop: () => current?.progress.stop(),
  };
}
