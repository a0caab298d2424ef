import type { PartColumns } from './part-columns.ts';
import type { SaleNumbers } from './sale-numbers.ts';
import type { SettlementColumns } from './settlement-columns.ts';

/** What of a client's ledger its refunds are matched against. */
export type Refunded = Readonly<{
  parts: PartColumns;
  settlements: SettlementColumns;
  sales: SaleNumbers;
  /** The client's settlements by the code of their payment. */
  payments: ReadonlyMap<number, number>;
  /** What is left of each settlement and part that was refunded in part. */
  leftOfSettlement: Map<number, number>;
  leftOfPart: Map<number, number>;
}>;

/** A refund as its event says it: codes of texts, 0 where not said. */
export type Refund = Readonly<{
  at: number;
  payment: number;
  deal: number;
  invoice: number;
  currency: number;
  /** Its parts stand from `from` to `to`. */
  from: number;
  to: number;
}>;

/**
 * Takes a refund off the payment that it names, else off those of its deal or invoice, the latest
 * first. A settlement of which nothing is left counts until the refund; so does a part of it.
 */
export function applyRefund(ledger: Refunded, refund: Refund): void {
  const { parts, settlements } = ledger;
  let amount = 0;
  for (let part = refund.from; part < refund.to; part++) amount -= parts.minor[part] ?? 0;
  const targets = targetsOf(ledger, refund);
  // A refund can be dated before its payment: as of a moment between them nothing is known of the payment yet.
  const earlier = targets.filter((s) => (settlements.at[s] ?? 0) <= refund.at);
  for (let part = refund.from; part < refund.to; part++) parts.settlement[part] = earlier[0] ?? -1;
  if (earlier.length === 1) refundParts(ledger, refund, earlier[0] ?? 0);
  for (let part = refund.from; part < refund.to; part++) nameShared(ledger, part, earlier);
  for (const settlement of targets) amount -= refundSettlement(ledger, settlement, amount, refund.at);
}

/** The settlements that a refund may be of, each of its currency. */
function targetsOf(ledger: Refunded, { payment, deal, invoice, at, currency }: Refund): number[] {
  const { parts, settlements, sales, payments } = ledger;
  const fits = (s: number) => parts.currency[settlements.part[s] ?? 0] === currency;
  if (payment > 0) {
    const named = payments.get(payment);
    return named === undefined || !fits(named) ? [] : [named];
  }
  const sale = sales.find(deal, invoice);
  const targets: number[] = [];
  for (let s = sale < 0 ? -1 : (sales.first[sale] ?? -1); s >= 0; s = settlements.next[s] ?? -1)
    if ((settlements.at[s] ?? 0) <= at && fits(s)) targets.unshift(s);
  return targets;
}

/** Takes at most an amount off a settlement; how much it took. */
function refundSettlement(ledger: Refunded, s: number, amount: number, at: number): number {
  const { parts, settlements, leftOfSettlement } = ledger;
  const left = leftOfSettlement.get(s) ?? settlements.minor[s] ?? 0;
  const taken = Math.min(left, amount);
  leftOfSettlement.set(s, left - taken);
  if (taken < left || settlements.until[s] !== Infinity) return taken;
  settlements.until[s] = at;
  for (let part = settlements.part[s] ?? 0; part < (settlements.partEnd[s] ?? 0); part++)
    parts.until[part] = Math.min(parts.until[part] ?? Infinity, at);
  return taken;
}

/** Takes each line of a refund off the line of the payment that it is about. */
function refundParts(ledger: Refunded, refund: Refund, s: number): void {
  const { parts, settlements, leftOfPart } = ledger;
  const from = settlements.part[s] ?? 0;
  const to = settlements.partEnd[s] ?? 0;
  for (let part = refund.from; part < refund.to; part++) {
    const about = partAbout(parts, from, to, parts.product[part] ?? 0, parts.direction[part] ?? 0);
    if (about < 0) continue;
    parts.product[part] = parts.product[about] ?? 0;
    parts.direction[part] = parts.direction[about] ?? 0;
    const left = (leftOfPart.get(about) ?? parts.minor[about] ?? 0) + (parts.minor[part] ?? 0);
    leftOfPart.set(about, left);
    if (left <= 0) parts.until[about] = Math.min(parts.until[about] ?? Infinity, refund.at);
  }
}

/** Says of a line of a refund what it does not say itself, where all that it may be of say the same. */
function nameShared({ parts, settlements }: Refunded, refund: number, targets: readonly number[]): void {
  const said = parts.product[refund] ?? 0;
  if ((parts.direction[refund] ?? 0) > 0) return;
  const products = new Set<number>();
  const directions = new Set<number>();
  for (const s of targets)
    for (let part = settlements.part[s] ?? 0; part < (settlements.partEnd[s] ?? 0); part++) {
      if (parts.counts[part] !== 1 || (said > 0 && parts.product[part] !== said)) continue;
      products.add(parts.product[part] ?? 0);
      directions.add(parts.direction[part] ?? 0);
    }
  const [product = said] = products;
  const [direction = 0] = directions;
  if (products.size === 1) parts.product[refund] = product;
  if (directions.size === 1) parts.direction[refund] = direction;
}

/** The part of a payment that a line of a refund is about: the only one, else that of its product, else of its direction. */
function partAbout(parts: PartColumns, from: number, to: number, product: number, direction: number): number {
  if (to - from === 1) return from;
  for (let part = from; part < to; part++) if (product > 0 && parts.product[part] === product) return part;
  for (let part = from; part < to; part++)
    if (product === 0 && direction > 0 && parts.direction[part] === direction) return part;
  return -1;
}
