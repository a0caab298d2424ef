/** Median, mean and 90th percentile of some lengths of time, in the unit that the figure names; null where there are none. */
export type Distribution = Readonly<{
  count: number;
  median: number | null;
  mean: number | null;
  p90: number | null;
}>;

/**
 * The distribution of whole numbers, each divided by `unit`. The median of an even number is the
 * mean of the middle two, p90 is nearest rank. Reorders the values.
 */
export function distribution(values: Float64Array, unit: number): Distribution {
  const count = values.length;
  if (count === 0) return { count, median: null, mean: null, p90: null };
  const mean = meanOf(values, unit);
  const middle = median(values) ?? 0;
  // The median left nothing greater behind it, so the 90th percentile is among what follows.
  const p90 = select(values, Math.ceil(count * 0.9) - 1, Math.min(count >> 1, Math.ceil(count * 0.9) - 1));
  return { count, median: middle / unit, mean, p90: p90 / unit };
}

/** The median of values; undefined of none. Reorders the values. */
export function median(values: Float64Array): number | undefined {
  const { length } = values;
  if (length === 0) return undefined;
  const upper = select(values, length >> 1, 0);
  if (length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < length >> 1; i++) {
    const value = values[i] ?? 0;
    if (value > lower) lower = value;
  }
  return (lower + upper) / 2;
}

/** Few enough milliseconds of few enough millennia to be added up without a rounding. */
const block = 64;

/** Whole units and what is left over are added apart, so that the order of the values never shows. */
function meanOf(values: Float64Array, unit: number): number {
  let whole = 0;
  let rest = 0;
  for (let from = 0; from < values.length; from += block) {
    let sum = 0;
    const to = Math.min(from + block, values.length);
    for (let i = from; i < to; i++) sum += values[i] ?? 0;
    const units = Math.floor(sum / unit);
    whole += units;
    rest += sum - units * unit;
  }
  return (whole + rest / unit) / values.length;
}

/**
 * The value of a rank, from 0, where all before `low` are known to be no greater. Afterwards nothing
 * before the rank is greater and nothing behind it less. (Floyd and Rivest: of many values a sample
 * is ordered first, so that the pivot is near the rank.)
 */
function select(values: Float64Array, rank: number, low: number, high = values.length - 1): number {
  while (low < high) {
    if (high - low > 600) {
      const n = high - low + 1;
      const part = (rank - low + 1) / n;
      const sample = 0.5 * Math.exp((2 * Math.log(n)) / 3);
      const spread = 0.5 * Math.sqrt((Math.log(n) * sample * (n - sample)) / n) * Math.sign(part - 0.5);
      const first = Math.floor(rank - part * sample + spread);
      const last = Math.floor(rank + (1 - part) * sample + spread);
      select(values, rank, Math.max(low, first), Math.min(high, last));
    }
    const pivot = values[rank] ?? 0;
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
