import { amountsAt, Attribute, clientAttribute, Derived } from '@clientele/core';

import { ClientPlaces } from '../view/client-places.ts';
import { dealOwners } from '../view/deal-owner.ts';
import type { View } from '../view/view.ts';
import { standing } from '../walk/walks.ts';

/** What targets can be set for. */
export const measures = ['turnover', 'won value', 'won deals', 'opened deals'] as const;
export type Measure = (typeof measures)[number];

/** What counts for a measure, one entry after the other: payments and refunds, or deals. */
export type Measured = Readonly<{
  count: number;
  /** When it counts; NaN, or not before the moment, for never. */
  at: Float64Array;
  /** Minor units, or 1. */
  amount: Float64Array;
  /** Codes of texts, as of the event; 0 where not known. */
  direction: Int32Array;
  owner(entry: number): number;
  /** Code of the client in whose stream it stands. */
  client(entry: number): number;
  /** Its event, as a reader of facts finds it. */
  source: Readonly<{ table: 'settlements' | 'dealSteps'; row(entry: number): number }>;
}>;

export function measured(view: View, measure: Measure): Measured {
  const { minor } = view.values;
  switch (measure) {
    case 'turnover':
      return turnover(view);
    case 'won value':
      return deals(
        view,
        'closed',
        minor.map((value) => (Number.isNaN(value) ? 0 : value)),
      );
    case 'won deals':
      return deals(
        view,
        'closed',
        minor.map(() => 1),
      );
    case 'opened deals':
      return deals(
        view,
        'opened',
        minor.map(() => 1),
      );
  }
}

/** Settlements less refunds, each at its own date. */
function turnover(view: View): Measured {
  const { facts, moment, policy, identities, values } = view;
  const { ledger } = ClientPlaces.of(view);
  const { parts } = ledger;
  const { minor } = amountsAt(facts, ledger, { ...policy, currency: values.exchange.currency }, moment.at);
  const { client: clients, columns } = facts.rows('settlements');
  const owners = clientAttribute(facts, moment.knownAt, 'owner');
  const client = (part: number) => clients[parts.row[part] ?? 0] ?? 0;
  return {
    count: parts.length,
    at: parts.at,
    amount: minor,
    direction: parts.direction,
    client,
    owner(part) {
      const named = columns.owner[parts.row[part] ?? 0] ?? 0;
      const at = parts.at[part] ?? 0;
      return named || owners.asOf(client(part), at) || owners.asOf(identities.survivorOf(client(part)), at);
    },
    source: { table: 'settlements', row: (part) => parts.row[part] ?? 0 },
  };
}

function deals(view: View, of: 'opened' | 'closed', amount: Float64Array): Measured {
  const { walks } = view;
  const { log, status, opened, openedAt, closedAt } = walks;
  const ownerOf = dealOwners(view);
  const at = of === 'opened' ? openedAt : closedAt.map((when, deal) => (status[deal] === standing.won ? when : NaN));
  return {
    count: log.deals,
    at,
    amount,
    direction: opened.map((place) => log.openings.direction[log.opening[log.row[place] ?? -1] ?? -1] ?? 0),
    client: (deal) => log.client[deal] ?? 0,
    owner: (deal) => ownerOf(deal, at[deal] ?? 0),
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
