import type { DealLog } from './deal-log.ts';
import { knownBy, type Link, tells } from './links.ts';

type Named = Pick<DealLog, 'deal' | 'link' | 'deals' | 'client' | 'dealId' | 'dealStart'>;

type Placed = Pick<DealLog, 'steps' | 'row' | 'start' | 'type'>;

/**
 * Numbers the deals client by client, and finds the deal of each step: the one that it names, else
 * the one that the last step before it tells of the same invoice, contract, offer, delivery or payment.
 */
export function numberDeals({ steps, row: order, start, type }: Placed, texts: number): Named {
  const deal = new Int32Array(order.length).fill(-1);
  const link = new Int32Array(order.length).fill(-1);
  const client = new Int32Array(order.length);
  const dealId = new Int32Array(order.length);
  const dealStart = new Int32Array(start.length);
  const numberOf = new Int32Array(texts).fill(-1);
  const last = new LastSteps(steps, texts);
  let deals = 0;
  for (let c = 0; c + 1 < start.length; c++) {
    const first = deals;
    const from = start[c] ?? 0;
    dealStart[c] = first;
    for (let place = from; place < (start[c + 1] ?? 0); place++) {
      const row = order[place] ?? 0;
      const id = steps.dealId[row] ?? 0;
      let number = numberOf[id] ?? -1;
      if (id === 0) {
        link[place] = last.find(row, type[place] ?? 0, from);
        number = deal[link[place] ?? -1] ?? -1;
      } else if (number < first) {
        number = deals++;
        numberOf[id] = number;
        client[number] = c;
        dealId[number] = id;
      }
      deal[place] = number;
      if (number >= 0) last.take(row, type[place] ?? 0, place);
    }
  }
  dealStart[start.length - 1] = deals;
  return { deal, link, deals, client: client.slice(0, deals), dealId: dealId.slice(0, deals), dealStart };
}

/** The last step that told the deal of each invoice, contract, offer, delivery and payment, by the codes of their names. */
class LastSteps {
  readonly #steps: DealLog['steps'];
  readonly #places: Readonly<Record<Link, Int32Array>>;

  constructor(steps: DealLog['steps'], texts: number) {
    const none = () => new Int32Array(texts).fill(-1);
    this.#steps = steps;
    this.#places = { invoice: none(), contractId: none(), offerId: none(), deliveryId: none(), paymentId: none() };
  }

  take(row: number, type: number, place: number): void {
    for (const link of tells[type] ?? []) this.#places[link][this.#steps[link][row] ?? 0] = place;
  }

  /** The place of the last step since `from` of the same invoice, else of the same of the others; -1 for none. */
  find(row: number, type: number, from: number): number {
    for (const link of knownBy[type] ?? []) {
      const code = this.#steps[link][row] ?? 0;
      const place = code === 0 ? -1 : (this.#places[link][code] ?? -1);
      if (place >= from) return place;
    }
    return -1;
  }
}
