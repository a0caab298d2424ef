import type { Facts } from '../projection/facts.ts';
import type { Moment } from '../projection/moment.ts';
import type { Filter } from '../question/filter.ts';
import { type ClientFilter, clientFilters } from './client-filters.ts';
import { type Deals, dealsKnown } from './deals.ts';
import type { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import type { SettlementTables } from './settlement-tables.ts';

const known = new WeakMap<Ledger, Map<string, Uint8Array>>();

/** Marks the parts that a filter lets through by product, direction, channel and motion; undefined when it names none. */
export function markParts(
  facts: Facts<SettlementTables>,
  ledger: Ledger,
  identities: Identities,
  { knownAt }: Moment,
  { product, direction, channel, motion }: Filter,
): Uint8Array | undefined {
  if ((product ?? direction ?? channel ?? motion) === undefined) return undefined;
  return remember(ledger, [product, direction, channel, motion], () => {
    const { parts } = ledger;
    const code = (text: string | undefined) => (text === undefined ? undefined : facts.texts.find(text) || -1);
    const [products, directions] = [code(product), code(direction)];
    const [channels, motions] = [code(channel), code(motion)];
    const byDeal = channels !== undefined || motions !== undefined;
    const deals: Deals | undefined = byDeal ? dealsKnown(facts, knownAt, identities) : undefined;
    const paid = facts.rows('settlements').columns;
    const marked = new Uint8Array(parts.length);
    forEachPart(ledger, (part, client) => {
      const first = firstOfPayment(ledger, part);
      const deal = deals?.find(client, parts.deal[first] ?? 0);
      if (products !== undefined && parts.product[part] !== products) return;
      if (directions !== undefined && parts.direction[part] !== directions) return;
      if (channels !== undefined && (paid.channel[parts.row[first] ?? 0] || deal?.channel) !== channels) return;
      if (motions !== undefined && deal?.motion !== motions) return;
      marked[part] = 1;
    });
    return marked;
  });
}

/** Narrows parts to those whose owner, segment and source at the time of the event are asked for. */
export function markMoney(
  facts: Facts<SettlementTables>,
  ledger: Ledger,
  moment: Moment,
  filter: Filter,
  marked: Uint8Array | undefined,
): Uint8Array | undefined {
  const filters = clientFilters(facts, moment, { ...filter, owner: undefined });
  const { owner } = filter;
  if (filters.length === 0 && owner === undefined) return marked;
  const { product, direction, channel, motion, segment, source } = filter;
  const key = [product, direction, channel, motion, owner, segment, source];
  return remember(ledger, key, () => {
    const { parts } = ledger;
    const [owned] = clientFilters(facts, moment, { owner });
    const { client: clients, columns } = facts.rows('settlements');
    const money = new Uint8Array(parts.length);
    forEachPart(ledger, (part, survivor) => {
      if (marked !== undefined && marked[part] !== 1) return;
      const row = parts.row[part] ?? 0;
      const holds = ({ attribute, value }: ClientFilter, said = 0) => {
        const at = parts.at[part] ?? 0;
        const ofClient = () => attribute.asOf(clients[row] ?? 0, at);
        return (said || ofClient() || attribute.asOf(survivor, at)) === value;
      };
      const seller = columns.owner[row] || columns.owner[parts.row[firstOfPayment(ledger, part)] ?? 0] || 0;
      if (owned !== undefined && !holds(owned, seller)) return;
      if (filters.every((one) => holds(one))) money[part] = 1;
    });
    return money;
  });
}

/** The first part of the payment that a part belongs to or refunds; its own where there is none. */
function firstOfPayment({ parts, settlements }: Ledger, part: number): number {
  const settlement = parts.settlement[part] ?? -1;
  return settlement < 0 ? part : (settlements.part[settlement] ?? part);
}

function forEachPart({ clients, partStart }: Ledger, visit: (part: number, client: number) => void): void {
  for (let client = 0; client < clients; client++) {
    const end = partStart[client + 1] ?? 0;
    for (let part = partStart[client] ?? 0; part < end; part++) visit(part, client);
  }
}

function remember(ledger: Ledger, key: readonly unknown[], make: () => Uint8Array): Uint8Array {
  const held = known.get(ledger) ?? new Map<string, Uint8Array>();
  known.set(ledger, held);
  const name = JSON.stringify(key.map((entry) => entry ?? null));
  const marked = held.get(name) ?? make();
  if (held.size > 8) held.clear();
  held.set(name, marked);
  return marked;
}
