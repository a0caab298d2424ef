import type { Facts } from '../projection/facts.ts';
import { changedBetween } from './changed-between.ts';
import type { Identities } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { LedgerWriter } from './ledger-writer.ts';
import type { SettlementTables } from './settlement-tables.ts';

/** A ledger of the same knowledge under other merges: most clients stand in both alike. */
export type OtherLedger = Readonly<{ ledger: Ledger; identities: Identities }>;

/** The ledger of what is known before a moment of knowledge; what another has already is taken over from it. */
export function buildLedger(
  facts: Facts<SettlementTables>,
  knownAt: number,
  identities: Identities,
  other?: OtherLedger,
): Ledger {
  const building = new Building(facts, new LedgerWriter(facts, knownAt, identities));
  if (other === undefined) return building.addEach(0, building.clients).ledger();
  let next = 0;
  for (const client of changedBetween(other.identities, identities)) {
    building.addAll(other.ledger, next, client).addEach(client, client + 1);
    next = client + 1;
  }
  return building.addAll(other.ledger, next, building.clients).ledger();
}

/** The ledger of one client alone. */
export function buildLedgerOf(
  facts: Facts<SettlementTables>,
  knownAt: number,
  identities: Identities,
  client: number,
): Ledger {
  const writer = new LedgerWriter(facts, knownAt, identities, new Set([client]));
  return new Building(facts, writer)
    .skipTo(client)
    .addEach(client, client + 1)
    .ledger();
}

/** Writes a ledger from the first client to the last, and notes where each begins. */
class Building {
  readonly clients: number;
  readonly #writer: LedgerWriter;
  readonly #partStart: Int32Array;
  readonly #settlementStart: Int32Array;
  readonly #saleStart: Int32Array;
  #next = 0;

  constructor(facts: Facts<SettlementTables>, writer: LedgerWriter) {
    this.clients = facts.indexed('settlements').clients;
    this.#writer = writer;
    this.#partStart = new Int32Array(this.clients + 1);
    this.#settlementStart = new Int32Array(this.clients + 1);
    this.#saleStart = new Int32Array(this.clients + 1);
  }

  addEach(from: number, to: number): this {
    for (let client = from; client < to; client++) {
      this.#writer.add(client);
      this.#partStart[client + 1] = this.#writer.parts.length;
      this.#settlementStart[client + 1] = this.#writer.settlements.length;
      this.#saleStart[client + 1] = this.#writer.sales.length;
    }
    this.#next = to;
    return this;
  }

  addAll(other: Ledger, from: number, to: number): this {
    const { parts, settlements, sales } = this.#writer;
    const shift = (starts: Int32Array, theirs: Int32Array, length: number) => {
      const by = length - (theirs[from] ?? 0);
      for (let client = from; client < to; client++) starts[client + 1] = (theirs[client + 1] ?? 0) + by;
    };
    shift(this.#partStart, other.partStart, parts.length);
    shift(this.#settlementStart, other.settlementStart, settlements.length);
    shift(this.#saleStart, other.saleStart, sales.length);
    this.#writer.addAll(other, from, to);
    this.#next = to;
    return this;
  }

  /** Leaves clients without anything. */
  skipTo(client: number): this {
    this.#next = client;
    return this;
  }

  ledger(): Ledger {
    const { parts, settlements, sales, currencies, latest } = this.#writer;
    for (let client = this.#next; client < this.clients; client++) {
      this.#partStart[client + 1] = parts.length;
      this.#settlementStart[client + 1] = settlements.length;
      this.#saleStart[client + 1] = sales.length;
    }
    return {
      clients: this.clients,
      parts,
      settlements,
      saleFirst: sales.first.subarray(0, sales.length),
      currencies,
      latest,
      partStart: this.#partStart,
      settlementStart: this.#settlementStart,
      saleStart: this.#saleStart,
    };
  }
}
