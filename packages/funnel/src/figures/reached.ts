import type { Scope } from './scope.ts';

/** By stage: deals that ever reached it or a later one, and those of them that never stood in it. */
export type Reached = Readonly<{ reached: readonly number[]; skipped: readonly number[] }>;

export function reachedIn({ view: { walks }, pipeline, deals }: Scope): Reached {
  const reached = pipeline.stages.map(() => 0);
  const skipped = pipeline.stages.map(() => 0);
  for (const deal of deals) {
    const furthest = walks.furthest[deal] ?? -1;
    const stood = walks.stood[deal] ?? 0;
    for (let stage = 0; stage <= furthest; stage++) {
      reached[stage] = (reached[stage] ?? 0) + 1;
      if (((stood >> stage) & 1) === 0) skipped[stage] = (skipped[stage] ?? 0) + 1;
    }
  }
  return { reached, skipped };
}
