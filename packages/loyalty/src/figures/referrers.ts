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
  return (client, firstBought) =>
    named(client) ?? recommended.get(client)?.find(({ at }) => at < firstBought)?.referrer;
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

type Recommendation = Readonly<{ at: number; referrer: Referrer }>;

const referralRows = new Derived<readonly number[]>(1);

/** Recommendations by the client that they are of, the earliest first; at one instant by the id of who made it. */
function recommendations(view: View): ReadonlyMap<number, readonly Recommendation[]> {
  const { facts, scope, moment } = view;
  const indexed = facts.indexed('clients');
  const { fact, other } = indexed.rows.columns;
  const referral = facts.texts.find('referral');
  const rows = referralRows.of(facts, '', () => [...indexed.order].filter((row) => fact[row] === referral));
  const made = new Map<number, Recommendation[]>();
  for (const row of rows) {
    const referred = facts.clients.find(facts.texts.textOf(other[row] ?? 0) ?? '');
    if (referred === 0 || !counts(indexed, row, moment)) continue;
    const client = scope.identities.survivorOf(referred);
    const by = scope.identities.survivorOf(indexed.rows.client[row] ?? 0);
    if (by === client) continue;
    const recommendation = { at: indexed.rows.occurredAt[row] ?? 0, referrer: { clientId: idOf(view, by), row } };
    made.set(client, [...(made.get(client) ?? []), recommendation]);
  }
  for (const of of made.values())
    of.sort((a, b) => a.at - b.at || compareTexts(a.referrer.clientId, b.referrer.clientId));
  return made;
}

/** The id under which a client is counted; the id itself where nothing is known of such a client. */
function survivorId({ facts, scope }: View, id: string): string {
  const code = facts.clients.find(id);
  return code === 0 ? id : idOf({ facts }, scope.identities.survivorOf(code));
}
