import type { DealLog } from './deal-log.ts';

type Named = Pick<DealLog, 'deal' | 'link' | 'deals' | 'client' | 'dealId' | 'dealStart'>;

/**
 * Numbers the deals client by client, and finds the deal of each step: the one that it names, else
 * the one of the last step before it of the same invoice, contract, offer, delivery or payment.
 */
export function numberDeals(steps: DealLog['steps'], order: Int32Array, start: Int32Array, texts: number): Named {
  const deal = new Int32Array(order.length).fill(-1);
  const link = new Int32Array(order.length).fill(-1);
  const client = new Int32Array(order.length);
  const dealId = new Int32Array(order.length);
  const dealStart = new Int32Array(start.length);
  const numberOf = new Int32Array(texts).fill(-1);
  const last = new LastSteps(texts);
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
        link[place] = last.find(steps, row, from);
        number = deal[link[place] ?? -1] ?? -1;
      } else if (number < first) {
        number = deals++;
        numberOf[id] = number;
        client[number] = c;
        dealId[number] = id;
      }
      deal[place] = number;
      if (number >= 0) last.take(steps, row, place);
    }
  }
  dealStart[start.length - 1] = deals;
  return { deal, link, deals, client: client.slice(0, deals), dealId: dealId.slice(0, deals), dealStart };
}

/** By what a step can name its deal, the surest first. */
export const namesOfDeals = ['invoice', 'contractId', 'offerId', 'deliveryId', 'paymentId'] as const;

/** The last step of each invoice, contract, offer, delivery and payment, by the codes of their names. */
class LastSteps {
  readonly #places: readonly (readonly [(typeof namesOfDeals)[number], Int32Array])[];

  constructor(texts: number) {
    this.#places = namesOfDeals.map((name) => [name, new Int32Array(texts).fill(-1)]);
  }

  take(steps: DealLog['steps'], row: number, place: number): void {
    for (const [name, places] of this.#places) places[steps[name][row] ?? 0] = place;
  }

  /** The place of the last step since `from` of the same invoice, else of the same of the others; -1 for none. */
  find(steps: DealLog['steps'], row: number, from: number): number {
    for (const [name, places] of this.#places) {
      const code = steps[name][row] ?? 0;
      const place = code === 0 ? -1 : (places[code] ?? -1);
      if (place >= from) return place;
    }
    return -1;
  }
}
