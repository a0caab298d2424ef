import { amountsAt, Attribute, clientAttribute, Derived, ledgerAt } from '@clientele/core';

import { dealOwners } from '../view/deal-owner.ts';
import type { View } from '../view/view.ts';
import { standing } from '../walk/walks.ts';

/** What targets can be set for. */
export const measures = ['turnover', 'won value', 'won deals', 'opened deals'] as const;
export type Measure = (typeof measures)[number];

/** What counts for a measure, one entry after the other: payments and refunds, or deals. */
export type Measured = Readonly<{
  count: number;
  /** When it counts; NaN for never. */
  at(entry: number): number;
  /** Minor units, or 1. */
  amount(entry: number): number;
  /** Code of the client in whose stream it stands. */
  client(entry: number): number;
  /** Codes of texts, as of the event; 0 where not known. */
  direction(entry: number): number;
  owner(entry: number): number;
  /** Its event, as a reader of facts finds it. */
  source: Readonly<{ table: 'settlements' | 'dealSteps'; row(entry: number): number }>;
}>;

export function measured(view: View, measure: Measure): Measured {
  switch (measure) {
    case 'turnover':
      return turnover(view);
    case 'won value':
      return deals(view, 'closed', (deal) => view.values.minor[deal] || 0);
    case 'won deals':
      return deals(view, 'closed', () => 1);
    case 'opened deals':
      return deals(view, 'opened', () => 1);
  }
}

/** Settlements less refunds, each at its own date. */
function turnover({ facts, moment, policy, identities, values: { exchange } }: View): Measured {
  const ledger = ledgerAt(facts, moment);
  const { parts } = ledger;
  const { minor } = amountsAt(facts, ledger, { ...policy, currency: exchange.currency }, moment.at);
  const { client: clients, columns } = facts.rows('settlements');
  const owners = clientAttribute(facts, moment.knownAt, 'owner');
  const client = (part: number) => clients[parts.row[part] ?? 0] ?? 0;
  return {
    count: parts.length,
    at: (part) => ((parts.at[part] ?? NaN) < moment.at ? (parts.at[part] ?? NaN) : NaN),
    amount: (part) => minor[part] ?? 0,
    client,
    direction: (part) => parts.direction[part] ?? 0,
    owner(part) {
      const named = columns.owner[parts.row[part] ?? 0] ?? 0;
      const at = parts.at[part] ?? 0;
      return named || owners.asOf(client(part), at) || owners.asOf(identities.survivorOf(client(part)), at);
    },
    source: { table: 'settlements', row: (part) => parts.row[part] ?? 0 },
  };
}

function deals(view: View, of: 'opened' | 'closed', amount: (deal: number) => number): Measured {
  const { walks } = view;
  const { log, opened } = walks;
  const ownerOf = dealOwners(view);
  const times = of === 'closed' ? walks.closedAt : walks.openedAt;
  const at = (deal: number) => (of === 'closed' && walks.status[deal] !== standing.won ? NaN : (times[deal] ?? NaN));
  return {
    count: log.deals,
    at,
    amount,
    client: (deal) => log.client[deal] ?? 0,
    direction: (deal) => log.openings.direction[log.opening[log.row[opened[deal] ?? -1] ?? -1] ?? -1] ?? 0,
    owner: (deal) => ownerOf(deal, at(deal)),
    source: { table: 'dealSteps', row: (deal) => log.row[walks[of][deal] ?? -1] ?? -1 },
  };
}

const places = new Derived<Attribute>(4);

/** Where the owners of clients work, as their assignment says it. */
export function ownerPlace({ facts, moment }: View, column: 'department' | 'branch'): Attribute {
  return places.of(facts, `${String(moment.knownAt)} ${column}`, () => {
    const owner = facts.texts.find('owner');
    return Attribute.of(
      facts.indexed('clients'),
      moment.knownAt,
      ({ fact }, row) => fact[row] === owner,
      (columns, row) => columns[column][row] ?? 0,
    );
  });
}
