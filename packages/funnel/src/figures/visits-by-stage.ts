import { standing } from '../walk/walks.ts';
import type { Scope } from './scope.ts';

/** Visits that are over, by stage, of the deals asked about; or of those of the past that were won. */
export function visitsByStage({ view, pipeline, deals, history }: Scope, of: 'asked' | 'won'): readonly Int32Array[] {
  const { visits, status } = view.walks;
  const marked = new Uint8Array(status.length);
  for (const deal of of === 'asked' ? deals : history)
    if (of === 'asked' || status[deal] === standing.won) marked[deal] = 1;
  const { count, deal, stage, left } = visits;
  const found = pipeline.stages.map(() => new Int32Array(16));
  const counts = new Int32Array(pipeline.stages.length);
  for (let visit = 0; visit < count; visit++) {
    if (marked[deal[visit] ?? -1] !== 1 || left[visit] === -1) continue;
    const s = stage[visit] ?? 0;
    const n = counts[s] ?? 0;
    let list = found[s] ?? new Int32Array(16);
    if (n === list.length) {
      list = larger(list);
      found[s] = list;
    }
    list[n] = visit;
    counts[s] = n + 1;
  }
  return found.map((list, s) => list.subarray(0, counts[s]));
}

function larger(list: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(list.length * 2);
  copy.set(list);
  return copy;
}
