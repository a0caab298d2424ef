import { copyShifted } from './copy-shifted.ts';
import type { SettlementColumns } from './settlement-columns.ts';

/**
 * Numbers the sales: the settlements of one deal or invoice are one, a payment that names neither is
 * its own. What names an invoice alone is of the deal of the invoice, or of an earlier payment of it.
 */
export class SaleNumbers {
  length = 0;
  readonly first: Int32Array;
  readonly #last: Int32Array;
  /** By the code of a deal or an invoice, one more than the sale it was last seen as. */
  readonly #ofDeal: Int32Array;
  readonly #ofInvoice: Int32Array;
  #firstOfClient = 0;

  constructor(settlements: number, texts: number) {
    this.first = new Int32Array(settlements);
    this.#last = new Int32Array(settlements);
    this.#ofDeal = new Int32Array(texts);
    this.#ofInvoice = new Int32Array(texts);
  }

  /** Sales from here on are another client's: deals and invoices of the same name are others. */
  beginClient(): void {
    this.#firstOfClient = this.length;
  }

  /** Puts a settlement into the sale of its deal, else of its invoice, else into one of its own. */
  assign(settlements: SettlementColumns, settlement: number, deal: number, invoice: number): void {
    const known = this.find(deal, invoice);
    const sale = known < 0 ? this.length++ : known;
    settlements.sale[settlement] = sale;
    if (known < 0) this.first[sale] = settlement;
    else settlements.next[this.#last[sale] ?? 0] = settlement;
    this.#last[sale] = settlement;
    if (deal > 0) this.#ofDeal[deal] = sale + 1;
    if (invoice > 0) this.#ofInvoice[invoice] = sale + 1;
  }

  /** An invoice turned out to be of a deal: what was paid of it before is the sale of both. */
  join(deal: number, invoice: number): void {
    const sale = this.find(0, invoice);
    if (sale >= 0 && this.find(deal, 0) < 0) this.#ofDeal[deal] = sale + 1;
  }

  /** The sale of a deal, else of an invoice, of this client; -1 for none. */
  find(deal: number, invoice: number): number {
    const ofDeal = deal > 0 ? (this.#ofDeal[deal] ?? 0) : 0;
    if (ofDeal > this.#firstOfClient) return ofDeal - 1;
    const ofInvoice = invoice > 0 ? (this.#ofInvoice[invoice] ?? 0) : 0;
    return ofInvoice > this.#firstOfClient ? ofInvoice - 1 : -1;
  }

  /** Adds the sales of another ledger from one to another, whose settlements have other numbers there. */
  addAll(first: Int32Array, from: number, to: number, settlementShift: number): void {
    copyShifted(this.first, this.length, first, from, to, settlementShift);
    this.length += to - from;
  }
}
