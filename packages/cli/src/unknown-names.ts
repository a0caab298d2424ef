import type { Asked, Facts, Filter } from 'clientele';

import { didYouMean } from './options/nearest.ts';

type Named = 'product' | 'direction' | 'owner' | 'channel' | 'source';

/** The tables that say how something was sold: surveys have channels too, of another kind. */
const sold = ['deals', 'settlements'];

/**
 * Of each name in a filter that no event holds, a sentence that says so, with the nearest that one does.
 * Without a filter nothing is read: a look at the end of a server's log may take long.
 */
export async function unknownNames({ filter }: Asked, read: () => Promise<Facts>): Promise<string> {
  if (filter === undefined) return '';
  const facts = await read();
  const hints: string[] = [];
  const check = (what: string, name: string | undefined, known: () => ReadonlySet<string>): void => {
    if (name === undefined) return;
    const names = known();
    if (!names.has(name)) hints.push(`No event names ${what} "${name}"${didYouMean(name, [...names])}\n`);
  };
  for (const column of ['product', 'direction', 'owner', 'channel', 'source'] as const)
    check(column, filter[column], () => namesIn(facts, column));
  const { segment } = filter;
  if (segment !== undefined && segment.key !== 'kind') checkSegment(facts, segment, check);
  return hints.join('');
}

function checkSegment(
  facts: Facts,
  { key, value }: NonNullable<Filter['segment']>,
  check: (what: string, name: string, known: () => ReadonlySet<string>) => void,
): void {
  const keys = said(facts, 'parameter', 'key');
  check('segment parameter', key, () => keys);
  if (keys.has(key)) check(key, value, () => said(facts, 'parameter', 'value', key));
}

function namesIn(facts: Facts, column: Named): ReadonlySet<string> {
  const names = column === 'owner' || column === 'source' ? said(facts, column, 'value') : new Set<string>();
  for (const table of column === 'channel' ? sold : Object.keys(facts.definitions))
    for (const text of textsOf(facts, table, column)) names.add(text);
  return names;
}

/** What is said of clients: the values, or the keys, of a fact; of one key only, where it is named. */
function said(facts: Facts, fact: string, what: 'key' | 'value', key?: string): Set<string> {
  const { columns, length } = facts.rows('clients');
  const [kind, of] = [facts.texts.find(fact), key === undefined ? undefined : facts.texts.find(key)];
  const codes = new Set<number>();
  for (let row = 0; row < length; row++) {
    if (columns['fact']?.[row] !== kind || (of !== undefined && columns['key']?.[row] !== of)) continue;
    codes.add(columns[what]?.[row] ?? 0);
  }
  return new Set(textsWith(facts, codes));
}

function textsOf(facts: Facts, table: string, column: Named): readonly string[] {
  if (facts.definitions[table]?.columns[column] !== 'text') return [];
  const { columns, length } = facts.rows(table);
  return textsWith(facts, new Set(columns[column]?.subarray(0, length)));
}

const textsWith = ({ texts }: Facts, codes: Iterable<number>): readonly string[] =>
  [...codes].map((code) => texts.textOf(code)).filter((text) => text !== undefined);
