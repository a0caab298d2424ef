import { statusCode } from '@clientele/core';

import type { View } from '../view/view.ts';

/** How far clients have developed, from acquisition to the end. */
export const stages = ['acquisition', 'firstSale', 'repeatSales', 'firstInNew', 'repeatInLater', 'ended'] as const;
export type Stage = (typeof stages)[number];

/** How many clients are in each stage of development, told apart by direction or product as the policy says. */
export type Development = Readonly<{ unit: 'direction' | 'product'; stages: Readonly<Record<Stage, number>> }>;

/** The stage of a client: the kind of its latest sale; acquisition with none, ended when lost. */
export function stageOf({ whole, kinds }: View, client: number): Stage {
  if (whole.status[client] === statusCode.lost) return 'ended';
  return stages[kinds.latest[client] ?? 0] ?? 'acquisition';
}

export function developmentOf(view: View): Development['stages'] {
  const { scope } = view;
  const counts = { acquisition: 0, firstSale: 0, repeatSales: 0, firstInNew: 0, repeatInLater: 0, ended: 0 };
  for (let client = 0; client < scope.clients.length; client++)
    if (scope.clients[client] === 1) counts[stageOf(view, client)]++;
  return counts;
}
