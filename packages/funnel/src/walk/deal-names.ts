import type { DealLog } from './deal-log.ts';

/** Which deal a step is about that names it by its offer, contract or invoice alone: as the client's steps before it said. */
export class DealNames {
  readonly #log: DealLog;
  readonly #offers = new Map<number, number>();
  readonly #contracts = new Map<number, number>();
  readonly #invoices = new Map<number, number>();
  #end = -1;
  #client = -1;

  constructor(log: DealLog) {
    this.#log = log;
  }

  /** The deal of the step at a place; -1 where nothing said which. Places are asked for in order. */
  dealAt(place: number): number {
    const { deal, row, steps, start } = this.#log;
    if (place >= this.#end) {
      while (place >= (start[this.#client + 1] ?? Infinity)) this.#client++;
      this.#end = start[this.#client + 1] ?? Infinity;
      for (const names of [this.#offers, this.#contracts, this.#invoices]) names.clear();
    }
    const at = row[place] ?? -1;
    const offer = steps.offerId[at] ?? 0;
    const contract = steps.contractId[at] ?? 0;
    const invoice = steps.invoice[at] ?? 0;
    const direct = deal[place] ?? -1;
    const found = direct >= 0 ? direct : this.#named(offer, contract, invoice);
    if (found < 0) return -1;
    if (offer > 0) this.#offers.set(offer, found);
    if (contract > 0) this.#contracts.set(contract, found);
    if (invoice > 0) this.#invoices.set(invoice, found);
    return found;
  }

  #named(offer: number, contract: number, invoice: number): number {
    return this.#offers.get(offer) ?? this.#contracts.get(contract) ?? this.#invoices.get(invoice) ?? -1;
  }
}
