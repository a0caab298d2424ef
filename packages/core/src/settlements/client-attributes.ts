import type { Facts } from '../projection/facts.ts';
import { Attribute } from './attribute.ts';
import { Derived } from './derived.ts';
import { knowledgeOf } from './known.ts';
import type { SettlementTables } from './settlement-tables.ts';

const attributes = new Derived<Attribute>(16);
type ClientFacts = Facts<Pick<SettlementTables, 'clients'>>;

/** What the facts about clients say under a name (`owner`, `source`, `registered`, or `parameter` with its key). */
export function clientAttribute(facts: ClientFacts, knownAt: number, fact: string, key?: string): Attribute {
  const knowledge = knowledgeOf(facts, ['clients'], knownAt);
  return attributes.of(facts, `${String(knowledge)} ${fact} ${key ?? ''}`, () => {
    const factCode = facts.texts.find(fact);
    const keyCode = key === undefined ? undefined : facts.texts.find(key);
    return Attribute.of(
      facts.indexed('clients'),
      knowledge,
      (columns, row) => columns.fact[row] === factCode && (keyCode === undefined || columns.key[row] === keyCode),
      (columns, row) => columns.value[row] ?? 0,
    );
  });
}
