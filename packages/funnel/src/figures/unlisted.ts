import type { View } from '../view/view.ts';

/** Deals that name a pipeline which the policy does not have, by the code of the name. */
export function unlistedDeals({ walks, chosen }: View): ReadonlyMap<number, readonly number[]> {
  const { log, opened, pipelines } = walks;
  const listed = new Set(pipelines.map(({ code }) => code));
  const unlisted = new Map<number, number[]>();
  for (let deal = 0; deal < chosen.length; deal++) {
    if (chosen[deal] !== 1) continue;
    const named = log.openings.pipeline[log.opening[log.row[opened[deal] ?? -1] ?? -1] ?? -1] ?? 0;
    if (named === 0 || listed.has(named)) continue;
    const deals = unlisted.get(named);
    if (deals) deals.push(deal);
    else unlisted.set(named, [deal]);
  }
  return unlisted;
}
