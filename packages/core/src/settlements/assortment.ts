import { companyId } from '../event/stream.ts';
import type { Facts } from '../projection/facts.ts';
import { Attribute } from './attribute.ts';
import { clusterRows } from './cluster-rows.ts';
import type { Identities } from './identities.ts';
import { isKnown } from './known.ts';
import type { SettlementTables } from './settlement-tables.ts';

/** A product and its direction, as codes of texts; 0 where not said. */
export type Sold = Readonly<{ product: number; direction: number }>;

/** What one event says a deal is about. */
type Lines = { readonly at: number; readonly revision: number; readonly sold: Sold[] };
type SoldFacts = Facts<Pick<SettlementTables, 'dealProducts' | 'assortment'>>;

const nothing: readonly Sold[] = [];

/** What payments do not say themselves: what their deal is about, and the directions of products. */
export class Assortment {
  readonly #facts: SoldFacts;
  readonly #knownAt: number;
  readonly #identities: Identities;
  /** What the deals of one client are about: clients are asked about in turn. */
  #deals: ReadonlyMap<number, readonly Lines[]> = new Map();
  #client = -1;
  #directions: ReadonlyMap<number, Attribute> | undefined;
  readonly #company: number;

  constructor(facts: SoldFacts, knownAt: number, identities: Identities) {
    this.#facts = facts;
    this.#knownAt = knownAt;
    this.#identities = identities;
    this.#company = facts.clients.find(companyId);
  }

  /** The direction that a product was listed under, as of an instant; 0 for none. */
  directionOf(product: number, instant: number): number {
    this.#directions ??= this.#readDirections();
    return this.#directions.get(product)?.asOf(this.#company, instant) ?? 0;
  }

  /** What a deal was about, by the last of its opening, offers and contracts that had said so by an instant. */
  soldBy(client: number, deal: number, instant: number): readonly Sold[] {
    if (client !== this.#client) {
      this.#deals = this.#readDeals(client);
      this.#client = client;
    }
    const said = this.#deals.get(deal) ?? [];
    for (let i = said.length - 1; i >= 0; i--) {
      const lines = said[i];
      if (lines !== undefined && lines.at <= instant) return lines.sold;
    }
    return nothing;
  }

  #readDeals(client: number): ReadonlyMap<number, readonly Lines[]> {
    const indexed = this.#facts.indexed('dealProducts');
    const { rows } = indexed;
    const { dealId, product, direction } = rows.columns;
    const deals = new Map<number, Lines[]>();
    for (const row of clusterRows(this.#facts, indexed, this.#identities, client)) {
      if (!isKnown(indexed, row, this.#knownAt)) continue;
      const deal = dealId[row] ?? 0;
      const at = rows.occurredAt[row] ?? 0;
      const revision = rows.revision[row] ?? 0;
      const sold = product[row] ?? 0;
      const line = { product: sold, direction: direction[row] || this.directionOf(sold, at) };
      const said = deals.get(deal);
      const last = said?.at(-1);
      if (said === undefined) deals.set(deal, [{ at, revision, sold: [line] }]);
      else if (last?.at === at && last.revision === revision) addOnce(last.sold, line);
      else said.push({ at, revision, sold: [line] });
    }
    return deals;
  }

  #readDirections(): ReadonlyMap<number, Attribute> {
    const indexed = this.#facts.indexed('assortment');
    const products = new Set(indexed.rows.columns.product.subarray(0, indexed.length));
    return new Map(
      [...products].map((product) => [
        product,
        Attribute.of(
          indexed,
          this.#knownAt,
          (columns, row) => columns.product[row] === product,
          (columns, row) => columns.direction[row] ?? 0,
        ),
      ]),
    );
  }
}

function addOnce(sold: Sold[], line: Sold): void {
  if (!sold.some((s) => s.product === line.product && s.direction === line.direction)) sold.push(line);
}
