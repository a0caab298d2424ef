import type { LineRun } from './line-run.ts';

const pageSize = 1_000;

/** The lines of several sorted runs as one, in pages. */
export async function* mergeRuns(runs: readonly LineRun[]): AsyncGenerator<readonly string[], void, undefined> {
  const heap: LineRun[] = [];
  for (const run of runs) if (await run.fill()) heap.push(run);
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at);
  let page: string[] = [];
  for (let first = heap[0]; first !== undefined; first = heap[0]) {
    page.push(first.head ?? '');
    if (!first.advance() && !(await first.fill())) {
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) heap[0] = last;
    }
    sink(heap, 0);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Lets the run at a place sink below those whose lines come first. */
function sink(heap: LineRun[], from: number): void {
  let at = from;
  for (;;) {
    const left = 2 * at + 1;
    const least = [left, left + 1].reduce((best, child) => (comesFirst(heap[child], heap[best]) ? child : best), at);
    const [above, below] = [heap[at], heap[least]];
    if (least === at || above === undefined || below === undefined) return;
    heap[at] = below;
    heap[least] = above;
    at = least;
  }
}

const comesFirst = (a: LineRun | undefined, b: LineRun | undefined): boolean =>
  a?.head !== undefined && b?.head !== undefined && a.head < b.head;
