import { UnknownPath } from './unknown-path.ts';

/** A value in a report, with the keys that lead to it. */
export type Located = Readonly<{ keys: readonly string[]; value: unknown }>;

/**
 * The value at a path of a report (`stages.offer.reached`). Names may hold dots themselves: of the
 * keys that fit, the longest is meant. Throws `UnknownPath`.
 *
 * @example
 * valueAt({ owners: { 'A. Berg': { won: 3 } } }, 'owners.A. Berg.won'); // => { keys: ['owners', 'A. Berg', 'won'], value: 3 }
 */
export function valueAt(report: object, path: string): Located {
  const keys: string[] = [];
  let value: unknown = report;
  for (let rest = path; rest !== '';) {
    const entries =
      typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map<string, unknown>();
    const fitting = [...entries.keys()].filter((key) => rest === key || rest.startsWith(`${key}.`));
    const [key] = fitting.sort((a, b) => b.length - a.length);
    if (key === undefined) throw new UnknownPath(path, [...entries.keys()]);
    keys.push(key);
    value = entries.get(key);
    rest = rest.slice(key.length + 1);
  }
  return { keys, value };
}
