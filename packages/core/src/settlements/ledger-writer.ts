import type { Facts } from '../projection/facts.ts';
import type { ColumnArrays } from '../projection/columns.ts';
import type { IndexedRows } from '../projection/indexed-rows.ts';
import { Assortment, type Sold } from './assortment.ts';
import { clusterRows } from './cluster-rows.ts';
import type { settlementFacts } from './facts/settlement-facts.ts';
import type { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { isKnown } from './known.ts';
import { Papers } from './papers.ts';
import { PartColumns } from './part-columns.ts';
import { applyRefund, type Refund } from './refunds.ts';
import { SaleNumbers } from './sale-numbers.ts';
import { SettlementColumns } from './settlement-columns.ts';
import type { SettlementTables } from './settlement-tables.ts';

type Columns = (typeof settlementFacts)['columns'];

/** Writes a ledger, client by client. */
export class LedgerWriter {
  readonly parts: PartColumns;
  readonly settlements: SettlementColumns;
  readonly sales: SaleNumbers;
  readonly currencies = new Map<number, number>();
  latest = -Infinity;
  #lastCurrency = -1;
  #lastFirst = Infinity;
  readonly #facts: Facts<SettlementTables>;
  readonly #indexed: IndexedRows<Columns>;
  readonly #columns: ColumnArrays<Columns>;
  readonly #knownAt: number;
  readonly #identities: Identities;
  readonly #assortment: Assortment;
  readonly #papers: Papers;
  readonly #payment: number;

  constructor(facts: Facts<SettlementTables>, knownAt: number, identities: Identities, only?: ReadonlySet<number>) {
    this.#facts = facts;
    this.#indexed = facts.indexed('settlements');
    this.#columns = this.#indexed.rows.columns;
    this.#knownAt = knownAt;
    this.#identities = identities;
    this.#assortment = new Assortment(facts, knownAt, identities);
    this.#papers = new Papers(facts, knownAt, identities);
    this.#payment = facts.texts.find('payment');
    const capacity = only === undefined ? this.#indexed.length : this.#rowsOf(only);
    this.parts = new PartColumns(capacity);
    this.settlements = new SettlementColumns(capacity);
    this.sales = new SaleNumbers(capacity, facts.texts.size);
  }

  /** Adds all that is known of a client and of those merged into it. */
  add(client: number): void {
    const { kind } = this.#columns;
    const rows = clusterRows(this.#facts, this.#indexed, this.#identities, client);
    const refunds: Refund[] = [];
    const firstSettlement = this.settlements.length;
    this.sales.beginClient();
    this.#papers.beginClient(client);
    for (let from = 0; from < rows.length;) {
      const row = rows[from] ?? 0;
      const to = this.#endOfEvent(rows, from);
      if (isKnown(this.#indexed, row, this.#knownAt)) {
        if (kind[row] === this.#payment) this.#addPayment(client, rows, from, to);
        else refunds.push(this.#addRefund(rows, from, to));
      }
      from = to;
    }
    if (refunds.length > 0) this.#applyRefunds(refunds, firstSettlement);
  }

  /** Adds the clients from one to another as they stand in a ledger of the same knowledge. */
  addAll(ledger: Ledger, from: number, to: number): void {
    const { partStart, settlementStart, saleStart } = ledger;
    const [part, settlement, sale] = [partStart[from] ?? 0, settlementStart[from] ?? 0, saleStart[from] ?? 0];
    const [parts, settlements, sales] = [this.parts.length, this.settlements.length, this.sales.length];
    this.parts.addAll(ledger.parts, part, partStart[to] ?? 0, settlements - settlement);
    this.settlements.addAll(ledger.settlements, settlement, settlementStart[to] ?? 0, sales - sale, parts - part);
    this.sales.addAll(ledger.saleFirst, sale, saleStart[to] ?? 0, settlements - settlement);
    if (ledger.latest > this.latest) this.latest = ledger.latest;
    for (const [currency, first] of ledger.currencies) this.#noteCurrency(currency, first);
  }

  #addPayment(client: number, rows: Int32Array, from: number, to: number): void {
    const { minor, invoice } = this.#columns;
    const row = rows[from] ?? 0;
    const deal = this.#papers.dealOf(row, this.sales);
    const at = this.#indexed.rows.occurredAt[row] ?? 0;
    let total = 0;
    for (let i = from; i < to; i++) total += minor[rows[i] ?? 0] ?? 0;
    const settlement = total > 0 ? this.settlements.add(at, total, this.parts.length) : -1;
    if (total > 0) this.sales.assign(this.settlements, settlement, deal, invoice[row] ?? 0);
    for (let i = from; i < to; i++) this.#addLine(client, rows[i] ?? 0, settlement, deal);
    if (total > 0) this.settlements.partEnd[settlement] = this.parts.length;
  }

  /** A line of a payment: what it does not say itself, its deal does. */
  #addLine(client: number, row: number, settlement: number, deal: number): void {
    const { rows } = this.#indexed;
    const at = rows.occurredAt[row] ?? 0;
    const minor = this.#columns.minor[row] ?? 0;
    const counts = settlement >= 0 && minor > 0 ? 1 : 0;
    const product = this.#columns.product[row] ?? 0;
    const direction = this.#directionOf(row, product, at);
    const sold = direction > 0 || deal === 0 ? undefined : this.#soldBy(client, deal, product, at);
    if (sold === undefined || sold.length === 0) {
      this.#addMoney(row, settlement, product, direction, deal, minor, counts);
    } else if (sold.length === 1) {
      const [only = { product, direction }] = sold;
      this.#addMoney(row, settlement, only.product, only.direction, deal, minor, counts);
    } else {
      // It counts for all that the deal is about, and nobody knows how much of the money was for which.
      for (const of of sold) this.parts.add(row, at, settlement, of.product, of.direction, deal, counts);
      this.#addMoney(row, settlement, 0, 0, deal, minor);
    }
  }

  /** What the deal of a payment is about, as far as the payment does not say it. */
  #soldBy(client: number, deal: number, product: number, at: number): readonly Sold[] {
    const sold = this.#assortment.soldBy(client, deal, at);
    return product === 0 ? sold : sold.filter((line) => line.product === product);
  }

  #directionOf(row: number, product: number, at: number): number {
    const said = this.#columns.direction[row] ?? 0;
    return said === 0 && product > 0 ? this.#assortment.directionOf(product, at) : said;
  }

  #addRefund(rows: Int32Array, from: number, to: number): Refund {
    const { occurredAt } = this.#indexed.rows;
    const columns = this.#columns;
    const first = rows[from] ?? 0;
    const at = occurredAt[first] ?? 0;
    const deal = this.#papers.dealOf(first, this.sales);
    const firstPart = this.parts.length;
    for (let i = from; i < to; i++) {
      const row = rows[i] ?? 0;
      const product = columns.product[row] ?? 0;
      this.#addMoney(row, -1, product, this.#directionOf(row, product, at), deal, -(columns.minor[row] ?? 0));
    }
    return {
      at,
      payment: columns.paymentId[first] ?? 0,
      deal,
      invoice: columns.invoice[first] ?? 0,
      currency: columns.currency[first] ?? 0,
      from: firstPart,
      to: this.parts.length,
    };
  }

  #addMoney(
    row: number,
    settlement: number,
    product: number,
    direction: number,
    deal: number,
    minor: number,
    counts = 0,
  ): void {
    const { rows } = this.#indexed;
    const at = rows.occurredAt[row] ?? 0;
    const part = this.parts.add(row, at, settlement, product, direction, deal, counts);
    const currency = this.#columns.currency[row] ?? 0;
    this.parts.minor[part] = minor;
    this.parts.currency[part] = currency;
    if (at > this.latest) this.latest = at;
    if (currency !== this.#lastCurrency || at < this.#lastFirst) this.#noteCurrency(currency, at);
  }

  #noteCurrency(currency: number, at: number): void {
    const first = Math.min(at, this.currencies.get(currency) ?? Infinity);
    this.currencies.set(currency, first);
    this.#lastCurrency = currency;
    this.#lastFirst = first;
  }

  #applyRefunds(refunds: readonly Refund[], firstSettlement: number): void {
    const { parts, settlements, sales } = this;
    const { paymentId } = this.#columns;
    const payments = new Map<number, number>();
    for (let s = firstSettlement; s < settlements.length; s++) {
      const payment = paymentId[parts.row[settlements.part[s] ?? 0] ?? 0] ?? 0;
      if (!payments.has(payment)) payments.set(payment, s);
    }
    const left = { leftOfSettlement: new Map<number, number>(), leftOfPart: new Map<number, number>() };
    for (const refund of refunds) applyRefund({ parts, settlements, sales, payments, ...left }, refund);
  }

  /** Rows of one event stand together: same client, revision and record. */
  #endOfEvent(rows: Int32Array, from: number): number {
    const facts = this.#indexed.rows;
    const { client, revision } = facts;
    const first = rows[from] ?? 0;
    let to = from + 1;
    for (; to < rows.length; to++) {
      const row = rows[to] ?? 0;
      if (revision[row] !== revision[first] || facts.recordedBy(row) !== facts.recordedBy(first)) break;
      if (client[row] !== client[first]) break;
    }
    return to;
  }

  #rowsOf(clients: ReadonlySet<number>): number {
    const { start } = this.#indexed;
    let count = 0;
    for (const client of clients)
      for (const member of this.#identities.members(client)) count += (start[member + 1] ?? 0) - (start[member] ?? 0);
    return count;
  }
}
