import { Attribute, companyId, Derived, knowledgeOf } from '@clientele/core';

import type { LoyaltyFacts } from '../facts.ts';
import type { View } from '../view/view.ts';

const listed = new Derived<ReadonlyMap<number, Attribute>>(2);

/** The questionnaire of a product as it is listed at the moment, as codes of texts; 0 for none. */
export function questionnairesAt({ facts, moment }: View): (product: number) => number {
  const knowledge = knowledgeOf(facts, ['surveys'], moment.knownAt);
  const byProduct = listed.of(facts, String(knowledge), () => readListed(facts, knowledge));
  const company = facts.clients.find(companyId);
  return (product) => byProduct.get(product)?.before(company, moment.at) ?? 0;
}

function readListed(facts: LoyaltyFacts, knownAt: number): ReadonlyMap<number, Attribute> {
  const indexed = facts.indexed('surveys');
  const says = facts.texts.find('questionnaire');
  const { fact, product } = indexed.rows.columns;
  const products = new Set<number>();
  if (says > 0) for (let row = 0; row < indexed.length; row++) if (fact[row] === says) products.add(product[row] ?? 0);
  return new Map(
    [...products].map((code) => [
      code,
      Attribute.of(
        indexed,
        knownAt,
        (columns, row) => columns.fact[row] === says && columns.product[row] === code,
        (columns, row) => columns.questionnaire[row] ?? 0,
      ),
    ]),
  );
}
