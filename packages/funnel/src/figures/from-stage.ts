import { standing } from '../walk/walks.ts';
import { instantAt, type Scope } from './scope.ts';

/** By stage, how long won deals took to be won from when they first stood there or further on, in milliseconds. */
export function timesFromStage({ view, pipeline, deals }: Scope): readonly Float64Array[] {
  const { visits, visit, status, closed } = view.walks;
  const times = pipeline.stages.map(() => [] as number[]);
  const first = new Float64Array(pipeline.stages.length);
  for (const deal of deals) {
    if (status[deal] !== standing.won) continue;
    first.fill(NaN);
    for (let v = visit[deal] ?? -1; v >= 0; v = visits.previous[v] ?? -1)
      first.fill(instantAt(view, visits.entered[v]), 0, (visits.stage[v] ?? 0) + 1);
    const end = instantAt(view, closed[deal]);
    for (let stage = 0; stage < first.length; stage++) {
      const from = first[stage] ?? NaN;
      if (!Number.isNaN(from)) times[stage]?.push(end - from);
    }
  }
  return times.map((of) => Float64Array.from(of));
}
