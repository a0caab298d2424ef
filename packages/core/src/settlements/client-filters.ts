import type { Facts } from '../projection/facts.ts';
import type { Moment } from '../projection/moment.ts';
import type { Filter } from '../question/filter.ts';
import type { Attribute } from './attribute.ts';
import { clientAttribute } from './client-attributes.ts';
import type { SettlementTables } from './settlement-tables.ts';

/** What is said of clients, and the code of the text that it must be. */
export type ClientFilter = Readonly<{ attribute: Attribute; value: number }>;

/** What a filter asks of clients; a text that never occurred has code 0 and must fit nobody. */
export function clientFilters(
  facts: Facts<Pick<SettlementTables, 'clients'>>,
  { knownAt }: Pick<Moment, 'knownAt'>,
  { owner, segment, source }: Filter,
): readonly ClientFilter[] {
  const filters: ClientFilter[] = [];
  const add = (text: string | undefined, fact: string, key?: string) => {
    if (text === undefined) return;
    const attribute = clientAttribute(facts, knownAt, fact, key);
    filters.push({ attribute, value: facts.texts.find(text) || -1 });
  };
  add(owner, 'owner');
  add(source, 'source');
  if (segment?.key === 'kind') add(segment.value, 'registered');
  else add(segment?.value, 'parameter', segment?.key);
  return filters;
}
