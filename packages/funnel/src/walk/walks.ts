import { AwaitedDeliveries } from './awaited-deliveries.ts';
import type { DealLog } from './deal-log.ts';
import { Outcomes } from './outcomes.ts';
import { PaidSums } from './paid-sums.ts';
import { Visits } from './visits.ts';
import type { CompiledPipeline } from './compiled-pipeline.ts';

/** How a deal stands, as `Walks.status` holds it. */
export const standing = { open: 0, won: 1, lost: 2 } as const;

/**
 * How every deal went through its pipeline up to a moment, column by column; a deal is its number in
 * the deal log, a place is a step's number there (-1 for none).
 */
export class Walks {
  readonly log: DealLog;
  readonly pipelines: readonly CompiledPipeline[];
  readonly visits: Visits;
  readonly losses = new Outcomes();
  readonly wins = new Outcomes();
  /** Place of the opening; -1 for a deal that is not opened at the moment. */
  readonly opened: Int32Array;
  /** When it was opened; NaN as above. */
  readonly openedAt: Float64Array;
  readonly pipeline: Uint8Array;
  readonly status: Uint8Array;
  /** Place of the event that ended it; -1 while it is open. */
  readonly closed: Int32Array;
  /** When it ended; NaN while it is open. */
  readonly closedAt: Float64Array;
  /** The stage where it stands, or stood at its end; -1 before the first. */
  readonly stage: Int8Array;
  /** The furthest stage that it ever reached. */
  readonly furthest: Int8Array;
  /** The stages in which it ever stood, as bits. */
  readonly stood: Int32Array;
  /** The visit that lasts, or lasted longest ago the latest. */
  readonly visit: Int32Array;
  /** Places of the events that say what the deal is worth, from the least to the most binding. */
  readonly openingValue: Int32Array;
  readonly offerValue: Int32Array;
  readonly contractValue: Int32Array;
  readonly closingValue: Int32Array;
  /** Places of the latest terms of payment, of an offer and of the contract. */
  readonly offerTerms: Int32Array;
  readonly contractTerms: Int32Array;
  readonly paid: PaidSums;
  readonly awaited: AwaitedDeliveries;

  constructor(log: DealLog, pipelines: readonly CompiledPipeline[]) {
    const none = () => new Int32Array(log.deals).fill(-1);
    this.log = log;
    this.pipelines = pipelines;
    // Most deals stand in a few stages; more room is made where they do not.
    this.visits = new Visits(log.deals * 4 + 16);
    this.opened = none();
    this.openedAt = new Float64Array(log.deals).fill(NaN);
    this.pipeline = new Uint8Array(log.deals);
    this.status = new Uint8Array(log.deals);
    this.closed = none();
    this.closedAt = new Float64Array(log.deals).fill(NaN);
    this.stage = new Int8Array(log.deals).fill(-1);
    this.furthest = new Int8Array(log.deals).fill(-1);
    this.stood = new Int32Array(log.deals);
    this.visit = none();
    this.openingValue = none();
    this.offerValue = none();
    this.contractValue = none();
    this.closingValue = none();
    this.offerTerms = none();
    this.contractTerms = none();
    this.paid = new PaidSums(log.deals);
    this.awaited = new AwaitedDeliveries(log);
  }
}
