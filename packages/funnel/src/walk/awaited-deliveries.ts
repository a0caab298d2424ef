import type { DealLog } from './deal-log.ts';
import { is } from './step-codes.ts';

/** Which deliveries of each deal were promised or prepared, and are not delivered yet. */
export class AwaitedDeliveries {
  readonly #log: DealLog;
  readonly #count: Int32Array;
  /** By deal and delivery: whether it is awaited; delivered once, it is not awaited again. */
  readonly #awaited = new Map<number, boolean>();

  constructor(log: DealLog) {
    this.#log = log;
    this.#count = new Int32Array(log.deals);
  }

  /** Takes down what a step says of a delivery. */
  take(deal: number, place: number, type: number): void {
    if (type === is.deliveryPromised || type === is.deliveryPrepared) this.#set(deal, place, true);
    else if (type === is.delivered && isWhole(this.#log, place)) this.#set(deal, place, false);
  }

  /** Whether a delivery is the last of its deal. */
  isLast(deal: number, place: number): boolean {
    return isWhole(this.#log, place) && this.#count[deal] === 0;
  }

  #set(deal: number, place: number, awaited: boolean): void {
    const { steps, row, facts } = this.#log;
    const key = deal * facts.texts.size + (steps.deliveryId[row[place] ?? -1] ?? 0);
    const before = this.#awaited.get(key);
    if (before === false || before === awaited) return;
    this.#awaited.set(key, awaited);
    this.#count[deal] = (this.#count[deal] ?? 0) + (awaited ? 1 : before === true ? -1 : 0);
  }
}

const isWhole = ({ steps, row }: DealLog, place: number): boolean => (steps.category[row[place] ?? -1] ?? 0) === 0;
