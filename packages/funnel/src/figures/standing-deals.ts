import { standing } from '../walk/walks.ts';
import type { Scope } from './scope.ts';

/** Open deals by the stage in which they stand; those in no stage yet come last. */
export function standingDeals({ view: { walks }, pipeline, deals }: Scope): readonly Int32Array[] {
  const { status, stage } = walks;
  const last = pipeline.stages.length;
  const counts = new Int32Array(last + 1);
  const found = counts.map(() => 0);
  const numberOf = (deal: number) => {
    const number = stage[deal] ?? -1;
    return number < 0 ? last : number;
  };
  const open = deals.filter((deal) => status[deal] === standing.open);
  for (const deal of open) counts[numberOf(deal)] = (counts[numberOf(deal)] ?? 0) + 1;
  const byStage = Array.from(counts, (count) => new Int32Array(count));
  for (const deal of open) {
    const number = numberOf(deal);
    const of = byStage[number];
    if (of) of[found[number] ?? 0] = deal;
    found[number] = (found[number] ?? 0) + 1;
  }
  return byStage;
}
