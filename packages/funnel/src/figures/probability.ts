import { standing } from '../walk/walks.ts';
import type { Scope } from './scope.ts';

/** How likely a deal in a stage is won: won of those that reached the stage and were closed before the moment. */
export type Probability =
  | Readonly<{ status: 'known'; won: number; closed: number; rate: number }>
  | Readonly<{ status: 'insufficient history'; won: number; closed: number; least: number }>;

/** By stage, deals of the past that reached it and were closed, and those of them that were won. */
export type ClosedCounts = Readonly<{ won: readonly number[]; closed: readonly number[] }>;

/** By stage. */
export function probabilitiesIn(scope: Scope): readonly Probability[] {
  const { won, closed } = countClosed(scope);
  const { leastHistory } = scope.view.policy;
  return closed.map((of, stage) => probability(won[stage] ?? 0, of, leastHistory));
}

export function countClosed({ view: { walks }, pipeline, history }: Scope): ClosedCounts {
  const won = pipeline.stages.map(() => 0);
  const closed = pipeline.stages.map(() => 0);
  for (const deal of history) {
    const status = walks.status[deal];
    if (status === standing.open) continue;
    for (let stage = walks.furthest[deal] ?? -1; stage >= 0; stage--) {
      closed[stage] = (closed[stage] ?? 0) + 1;
      if (status === standing.won) won[stage] = (won[stage] ?? 0) + 1;
    }
  }
  return { won, closed };
}

export const probability = (won: number, closed: number, least: number): Probability =>
  closed < least
    ? { status: 'insufficient history', won, closed, least }
    : { status: 'known', won, closed, rate: won / closed };
