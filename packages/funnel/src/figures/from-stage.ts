import { standing } from '../walk/walks.ts';
import type { Scope } from './scope.ts';

/** By stage, how long won deals took to be won from when they first stood there or further on, in milliseconds. */
export function timesFromStage({ view, pipeline, deals }: Scope): readonly Float64Array[] {
  const { visits, closedAt, status } = view.walks;
  const won = new Uint8Array(status.length);
  let count = 0;
  for (let i = 0; i < deals.length; i++) {
    const deal = deals[i] ?? 0;
    if (status[deal] !== standing.won) continue;
    won[deal] = 1;
    count++;
  }
  const times = pipeline.stages.map(() => new Float64Array(count));
  const counts = new Int32Array(times.length);
  /** How many stages each deal has come to so far: visits are in the order of time. */
  const come = new Uint8Array(status.length);
  for (let visit = 0; visit < visits.count; visit++) {
    const deal = visits.deal[visit] ?? 0;
    if (won[deal] !== 1) continue;
    const took = (closedAt[deal] ?? 0) - (visits.enteredAt[visit] ?? 0);
    const to = (visits.stage[visit] ?? 0) + 1;
    for (let stage = come[deal] ?? 0; stage < to; stage++) {
      const of = times[stage];
      if (of) of[counts[stage] ?? 0] = took;
      counts[stage] = (counts[stage] ?? 0) + 1;
      come[deal] = to;
    }
  }
  return times.map((of, stage) => of.subarray(0, counts[stage]));
}
