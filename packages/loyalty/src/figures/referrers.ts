import { Attribute, Derived, type Facts, counts, knowledgeOf, type SettlementTables } from '@clientele/core';

import { compareTexts, idOf } from '../view/clients.ts';
import type { View } from '../view/view.ts';

/** Who recommended the company to a client, and the row about clients that says so. */
export type Referrer = Readonly<{ clientId: string; row: number }>;

/**
 * The referrer of a client: the one that the client names, else the one whose recommendation came
 * first, if before its first purchase. Nobody recommends itself, also not under another id.
 */
export function referrersAt(view: View): (client: number, firstBought: number) => Referrer | undefined {
  const named = namedReferrers(view);
  const recommended = recommendations(view);
  return (client, firstBought) => named(client) ?? recommended(client, firstBought);
}

/** As the clients say it. */
function namedReferrers(view: View): (client: number) => Referrer | undefined {
  const { facts, scope, moment } = view;
  const rows = attributeRows(facts, moment.knownAt);
  const { other } = facts.rows('clients').columns;
  return (client) => {
    for (const member of scope.identities.members(client)) {
      const row = rows.before(member, moment.at) - 1;
      const id = row < 0 ? undefined : facts.texts.textOf(other[row] ?? 0);
      const referrer = id === undefined ? undefined : survivorId(view, id);
      if (referrer !== undefined && referrer !== idOf(view, client)) return { clientId: referrer, row };
    }
    return undefined;
  };
}

const rowsByClient = new Derived<Attribute>(2);

/** One more than the row in which each client last named who recommended us. */
function attributeRows(facts: Facts<Pick<SettlementTables, 'clients'>>, knownAt: number): Attribute {
  const knowledge = knowledgeOf(facts, ['clients'], knownAt);
  return rowsByClient.of(facts, String(knowledge), () => {
    const referredBy = facts.texts.find('referred-by');
    return Attribute.of(
      facts.indexed('clients'),
      knowledge,
      ({ fact }, row) => fact[row] === referredBy,
      (_, row) => row + 1,
    );
  });
}

const rowsByReferred = new Derived<ReadonlyMap<number, readonly number[]>>(1);

/** Rows that recommend us to somebody, by the client that they are about. */
function recommendationRows(facts: Facts<Pick<SettlementTables, 'clients'>>): ReadonlyMap<number, readonly number[]> {
  return rowsByReferred.of(facts, '', () => {
    const { columns, length } = facts.rows('clients');
    const referral = facts.texts.find('referral') || -1;
    const rows = new Map<number, number[]>();
    for (let row = 0; row < length; row++) {
      if (columns.fact[row] !== referral) continue;
      const referred = facts.clients.find(facts.texts.textOf(columns.other[row] ?? 0) ?? '');
      const known = rows.get(referred);
      if (known === undefined) rows.set(referred, [row]);
      else known.push(row);
    }
    rows.delete(0);
    return rows;
  });
}

/** The first recommendation of a client before an instant; at one instant by the id of who made it. */
function recommendations(view: View): (client: number, before: number) => Referrer | undefined {
  const { facts, scope, moment } = view;
  const indexed = facts.indexed('clients');
  const { client: of, occurredAt } = indexed.rows;
  const rows = recommendationRows(facts);
  return (client, before) => {
    let first: Referrer | undefined;
    let firstAt = before;
    for (const member of scope.identities.members(client))
      for (const row of rows.get(member) ?? []) {
        const by = scope.identities.survivorOf(of[row] ?? 0);
        const at = occurredAt[row] ?? Infinity;
        if (at >= before || at > firstAt || by === client || !counts(indexed, row, moment)) continue;
        const clientId = idOf(view, by);
        if (first !== undefined && at === firstAt && compareTexts(first.clientId, clientId) <= 0) continue;
        first = { clientId, row };
        firstAt = at;
      }
    return first;
  };
}

/** The id under which a client is counted; the id itself where nothing is known of such a client. */
function survivorId({ facts, scope }: View, id: string): string {
  const code = facts.clients.find(id);
  return code === 0 ? id : idOf({ facts }, scope.identities.survivorOf(code));
}
