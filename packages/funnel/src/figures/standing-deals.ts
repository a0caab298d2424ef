import { standing } from '../walk/walks.ts';
import type { Scope } from './scope.ts';

/** Open deals by the stage in which they stand; those in no stage yet come last. */
export function standingDeals({ view: { walks }, pipeline, deals }: Scope): readonly (readonly number[])[] {
  const byStage: number[][] = Array.from({ length: pipeline.stages.length + 1 }, () => []);
  for (const deal of deals) {
    if (walks.status[deal] !== standing.open) continue;
    const stage = walks.stage[deal] ?? -1;
    byStage[stage < 0 ? pipeline.stages.length : stage]?.push(deal);
  }
  return byStage;
}
