import type { Facts } from '../projection/facts.ts';
import { clusterRows } from './cluster-rows.ts';
import type { Identities } from './identities.ts';
import { isKnown } from './known.ts';
import type { SaleNumbers } from './sale-numbers.ts';
import type { SettlementTables } from './settlement-tables.ts';

type PaperFacts = Facts<Pick<SettlementTables, 'papers' | 'settlements'>>;

/**
 * Tells the deal of money that names its invoice or its contract alone, client by client and in the
 * order of time: by the papers that were there by then.
 */
export class Papers {
  readonly #facts: PaperFacts;
  readonly #knownAt: number;
  readonly #identities: Identities;
  #client = -1;
  /** Undefined until the client's money names something else than its deal: most never does. */
  #rows: Int32Array | undefined;
  #next = 0;
  readonly #ofOffer = new Map<number, number>();
  readonly #ofContract = new Map<number, number>();
  readonly #ofInvoice = new Map<number, number>();

  constructor(facts: PaperFacts, knownAt: number, identities: Identities) {
    this.#facts = facts;
    this.#knownAt = knownAt;
    this.#identities = identities;
  }

  /** What comes from here on is about another client. */
  beginClient(client: number): void {
    this.#client = client;
    this.#rows = undefined;
    this.#next = 0;
  }

  /** The deal that a row of money is for: the one it names, else that of its invoice, else of its contract; 0 for none. */
  dealOf(row: number, sales: SaleNumbers): number {
    const { dealId, invoice, contractId } = this.#facts.rows('settlements').columns;
    const [deal, bill, contract] = [dealId[row] ?? 0, invoice[row] ?? 0, contractId[row] ?? 0];
    if (this.#rows === undefined) {
      if (deal > 0 || (bill === 0 && contract === 0)) return deal;
      this.#begin();
    }
    this.#readUpTo(row, sales);
    return deal || (this.#ofInvoice.get(bill) ?? 0) || (this.#ofContract.get(contract) ?? 0);
  }

  #begin(): void {
    this.#rows = clusterRows(this.#facts, this.#facts.indexed('papers'), this.#identities, this.#client);
    for (const papers of [this.#ofOffer, this.#ofContract, this.#ofInvoice]) papers.clear();
  }

  #readUpTo(money: number, sales: SaleNumbers): void {
    const indexed = this.#facts.indexed('papers');
    const papers = this.#rows ?? [];
    for (; this.#next < papers.length; this.#next++) {
      const row = papers[this.#next] ?? 0;
      if (!this.#isBefore(row, money)) return;
      if (isKnown(indexed, row, this.#knownAt)) this.#read(row, sales);
    }
  }

  #read(row: number, sales: SaleNumbers): void {
    const { offerId, contractId, invoice, dealId } = this.#facts.rows('papers').columns;
    const [offer, contract, bill] = [offerId[row] ?? 0, contractId[row] ?? 0, invoice[row] ?? 0];
    const deal = dealId[row] || (this.#ofContract.get(contract) ?? 0) || (this.#ofOffer.get(offer) ?? 0);
    if (deal === 0) return;
    if (offer > 0) this.#ofOffer.set(offer, deal);
    if (bill > 0) this.#ofInvoice.set(bill, deal);
    else if (contract > 0) this.#ofContract.set(contract, deal);
    sales.join(deal, bill);
  }

  /** By time, then as `clusterRows` orders what happened at one instant. */
  #isBefore(paper: number, money: number): boolean {
    const [papers, settlements] = [this.#facts.rows('papers'), this.#facts.rows('settlements')];
    const [at, then] = [settlements.occurredAt[money] ?? 0, papers.occurredAt[paper] ?? 0];
    if (then !== at) return then < at;
    const [client, other] = [settlements.client[money] ?? 0, papers.client[paper] ?? 0];
    if (client === other) return (papers.revision[paper] ?? 0) < (settlements.revision[money] ?? 0);
    return (this.#facts.clients.textOf(other) ?? '') < (this.#facts.clients.textOf(client) ?? '');
  }
}
