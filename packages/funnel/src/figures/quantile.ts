/** Median, mean and 90th percentile of some lengths of time, in the unit that the figure names; null where there are none. */
export type Distribution = Readonly<{
  count: number;
  median: number | null;
  mean: number | null;
  p90: number | null;
}>;

/**
 * The distribution of values, each divided by `unit`. The median of an even number is the mean of
 * the middle two, p90 is nearest rank. Reorders the values.
 */
export function distribution(values: Float64Array, unit: number): Distribution {
  const count = values.length;
  if (count === 0) return { count, median: null, mean: null, p90: null };
  const upper = select(values, count >> 1);
  const lower = count % 2 === 1 ? upper : greatest(values, count >> 1);
  return {
    count,
    median: (lower + upper) / 2 / unit,
    mean: mean(values, unit),
    p90: select(values, Math.ceil(count * 0.9) - 1) / unit,
  };
}

/** The median of values; undefined of none. Reorders the values. */
export function median(values: Float64Array): number | undefined {
  return distribution(values, 1).median ?? undefined;
}

/** Whole units and what is left over are added apart, so that the order of the values never shows. */
function mean(values: Float64Array, unit: number): number {
  let whole = 0;
  let rest = 0;
  for (const value of values) {
    const units = Math.floor(value / unit);
    whole += units;
    rest += value - units * unit;
  }
  return (whole + rest / unit) / values.length;
}

function greatest(values: Float64Array, end: number): number {
  let most = -Infinity;
  for (let i = 0; i < end; i++) most = Math.max(most, values[i] ?? -Infinity);
  return most;
}

/** The value of a rank, from 0; afterwards nothing before it is greater, nothing behind it less. */
function select(values: Float64Array, rank: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left++;
      while ((values[right] ?? 0) > pivot) right--;
      if (left > right) break;
      const held = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = held;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else break;
  }
  return values[rank] ?? NaN;
}
