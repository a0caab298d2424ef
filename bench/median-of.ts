type Slice = () => number | Promise<number>;

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Runs a slice and its floor in turn, five times after one run that does not count, so that both
 * meet the same moods of the machine, and gives the medians.
 */
export async function besideFloor(
  slice: Slice,
  floor: Slice,
  times = 5,
): Promise<{ value: number; floor: number; ratio: number }> {
  await floor();
  await slice();
  const values: number[] = [];
  const floors: number[] = [];
  for (let run = 0; run < times; run++) {
    floors.push(await floor());
    values.push(await slice());
  }
  const ratio = median(values.map((value, run) => value / (floors[run] ?? NaN)));
  return { value: median(values), floor: median(floors), ratio };
}

/** How many of something happen in a second, given how many happened in how many milliseconds. */
export const perSecond = (count: number, milliseconds: number): number => (count / milliseconds) * 1000;

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
