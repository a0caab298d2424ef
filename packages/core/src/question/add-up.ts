/**
 * The counts of several parts together: numbers are added, in records by key and in lists of numbers
 * place by place; lists of anything else, and typed arrays, stand one after the other. Of what is
 * neither, the first is taken.
 *
 * @example
 * addUp([{ won: 1, times: Float64Array.of(5), byReason: { price: 1 } }, { won: 2, times: Float64Array.of(3), byReason: {} }]);
 * // { won: 3, times: Float64Array.of(5, 3), byReason: { price: 1 } }
 */
export function addUp<Counts>(parts: readonly Counts[]): Counts;
export function addUp(parts: readonly unknown[]): unknown {
  const [first, ...others] = parts;
  if (others.length === 0) return first;
  if (typeof first === 'number') return sum(parts);
  if (isFloats(first)) return joined(parts.filter(isFloats));
  if (Array.isArray(first)) return addLists(parts.filter((part) => Array.isArray(part)));
  return isRecord(first) ? addRecords(parts.filter(isRecord)) : first;
}

/** Also of another realm, where `structuredClone` may have made it. */
const isFloats = (value: unknown): value is Float64Array =>
  Object.prototype.toString.call(value) === '[object Float64Array]';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const sum = (numbers: readonly unknown[]): number =>
  numbers.reduce<number>((total, one) => total + (typeof one === 'number' ? one : 0), 0);

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let from = 0;
  for (const part of parts) {
    all.set(part, from);
    from += part.length;
  }
  return all;
}

function addLists(lists: readonly (readonly unknown[])[]): readonly unknown[] {
  const all = lists.flat();
  if (!all.every((one) => typeof one === 'number')) return all;
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, place) => sum(lists.map((list) => list[place])));
}

function addRecords(records: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const byKey = new Map<string, unknown[]>();
  for (const record of records)
    for (const [key, value] of Object.entries(record)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [value]);
      else known.push(value);
    }
  return Object.fromEntries([...byKey].map(([key, values]) => [key, addUp(values)]));
}
