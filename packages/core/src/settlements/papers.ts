import type { Facts } from '../projection/facts.ts';
import { clusterRows } from './cluster-rows.ts';
import type { Identities } from './identities.ts';
import { isKnown } from './known.ts';
import type { SaleNumbers } from './sale-numbers.ts';
import type { SettlementTables } from './settlement-tables.ts';

type PaperFacts = Facts<Pick<SettlementTables, 'papers' | 'settlements'>>;

/** Papers that something names, as codes of texts; 0 where it does not. */
type Named = Readonly<{ bill: number; contract: number; offer: number }>;

/**
 * Tells the deal of money that names its invoice or its contract alone, client by client and in the
 * order of time: that of the last paper, or payment, before it of the same invoice, else contract.
 */
export class Papers {
  readonly #facts: PaperFacts;
  readonly #knownAt: number;
  readonly #identities: Identities;
  readonly #payment: number;
  #client = -1;
  /** Undefined until the client's money names something else than its deal: most never does. */
  #rows: Int32Array | undefined;
  #next = 0;
  /** Payments that named their deal and a paper, while nobody needed to know. */
  #told: number[] = [];
  readonly #ofOffer = new Map<number, number>();
  readonly #ofContract = new Map<number, number>();
  readonly #ofInvoice = new Map<number, number>();

  constructor(facts: PaperFacts, knownAt: number, identities: Identities) {
    this.#facts = facts;
    this.#knownAt = knownAt;
    this.#identities = identities;
    this.#payment = facts.texts.find('payment');
  }

  /** What comes from here on is about another client. */
  beginClient(client: number): void {
    this.#client = client;
    this.#rows = undefined;
    this.#next = 0;
    this.#told = [];
  }

  /** The deal that a row of money is for: the one it names, else that of its invoice, else of its contract; 0 for none. */
  dealOf(row: number, sales: SaleNumbers): number {
    const { dealId, invoice, contractId, kind } = this.#facts.rows('settlements').columns;
    const [deal, bill, contract] = [dealId[row] ?? 0, invoice[row] ?? 0, contractId[row] ?? 0];
    if (this.#rows === undefined) {
      if (bill === 0 && contract === 0) return deal;
      if (deal > 0) {
        if (kind[row] === this.#payment) this.#told.push(row);
        return deal;
      }
      this.#begin();
      for (const told of this.#told) this.#readMoney(told, sales);
    }
    return this.#readMoney(row, sales);
  }

  #readMoney(row: number, sales: SaleNumbers): number {
    this.#readUpTo(row, sales);
    const { dealId, invoice, contractId, kind } = this.#facts.rows('settlements').columns;
    const papers = { bill: invoice[row] ?? 0, contract: contractId[row] ?? 0, offer: 0 };
    const deal = this.#dealOf(dealId[row] ?? 0, papers);
    if (deal > 0 && kind[row] === this.#payment) this.#learn(deal, papers, sales);
    return deal;
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
    const papers = { bill: invoice[row] ?? 0, contract: contractId[row] ?? 0, offer: offerId[row] ?? 0 };
    const deal = this.#dealOf(dealId[row] ?? 0, papers);
    if (deal > 0) this.#learn(deal, papers, sales);
  }

  #dealOf(named: number, { bill, contract, offer }: Named): number {
    const known = (this.#ofInvoice.get(bill) ?? 0) || (this.#ofContract.get(contract) ?? 0);
    return named || known || (this.#ofOffer.get(offer) ?? 0);
  }

  /** What is of a deal says of the papers that it names that they are of it too. */
  #learn(deal: number, { bill, contract, offer }: Named, sales: SaleNumbers): void {
    if (offer > 0) this.#ofOffer.set(offer, deal);
    if (bill > 0) this.#ofInvoice.set(bill, deal);
    if (contract > 0) this.#ofContract.set(contract, deal);
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
