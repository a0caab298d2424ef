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
 * order of time: that of the last paper, or money, before it of the same invoice, else contract.
 */
export class Papers {
  readonly #facts: PaperFacts;
  readonly #knownAt: number;
  readonly #identities: Identities;
  #client = -1;
  /** Undefined until the client's money names something else than its deal: most never does. */
  #rows: Int32Array | undefined;
  #next = 0;
  /** Money that named its deal and a paper, while nobody needed to know. */
  #told: number[] = [];
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
    this.#told = [];
  }

  /** The deal that a row of money is for: the one it names, else that of its invoice, else of its contract; 0 for none. */
  dealOf(row: number, sales: SaleNumbers): number {
    const { dealId, invoice, contractId } = this.#facts.rows('settlements').columns;
    const [deal, bill, contract] = [dealId[row] ?? 0, invoice[row] ?? 0, contractId[row] ?? 0];
    if (this.#rows === undefined) {
      if (bill === 0 && contract === 0) return deal;
      this.#told.push(row);
      if (deal > 0) return deal;
      this.#begin();
    } else {
      this.#told = [row];
    }
    return this.#told.reduce((_, told) => this.#readMoney(told, sales), 0);
  }

  #readMoney(row: number, sales: SaleNumbers): number {
    this.#readUpTo(row, sales);
    const { dealId, invoice, contractId } = this.#facts.rows('settlements').columns;
    return this.#learn(dealId[row] ?? 0, { bill: invoice[row] ?? 0, contract: contractId[row] ?? 0, offer: 0 }, sales);
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
    this.#learn(dealId[row] ?? 0, papers, sales);
  }

  /** What names a deal, or a paper of it, says of the other papers that it names which deal they are of. */
  #learn(named: number, { bill, contract, offer }: Named, sales: SaleNumbers): number {
    const known = (this.#ofInvoice.get(bill) ?? 0) || (this.#ofContract.get(contract) ?? 0);
    const deal = named || known || (this.#ofOffer.get(offer) ?? 0);
    if (deal === 0) return 0;
    if (offer > 0) this.#ofOffer.set(offer, deal);
    if (bill > 0) this.#ofInvoice.set(bill, deal);
    if (contract > 0) this.#ofContract.set(contract, deal);
    sales.join(deal, bill);
    return deal;
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
