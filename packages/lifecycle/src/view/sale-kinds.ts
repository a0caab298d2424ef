import { isCounted, type Ledger, type Sales, salesOf, type Selection } from '@clientele/core';

import { unitsOf } from './units.ts';

/** What a sale is to its client, in one direction (or product, by the policy). */
export const kinds = ['first', 'repeat', 'firstInNew', 'repeatInLater'] as const;
export type SaleKind = (typeof kinds)[number];

/** Kinds by number: 0 for what no counted sale is behind, then in the order of the list. */
const kind = { none: 0, first: 1, repeat: 2, firstInNew: 3, repeatInLater: 4 } as const;

/** The kinds of all sales that count at a moment. */
export type SaleKinds = Readonly<{
  /** By part of the ledger, the number of its kind (one more than its place in `kinds`); 0 for none. */
  part: Uint8Array;
  /** By sale, a bit for each kind that it is (`1 << number`). */
  sale: Uint8Array;
  /** By client, the highest kind of its latest sale; 0 for none. */
  latest: Uint8Array;
}>;

/** What kinds of sale are told from. */
export type SoldTo = Readonly<{
  ledger: Ledger;
  sales: Sales;
  selection: Selection;
  /** By client code, 1 for each client whose sales are told apart. */
  clients: Uint8Array;
  unit: 'direction' | 'product';
  at: number;
}>;

/**
 * All directions of a client's first sale are `first`; later sales are `repeat` in these, and in each
 * other direction `firstInNew` once and `repeatInLater` from then on.
 */
export function saleKinds({ ledger, sales, selection, clients, unit, at: moment }: SoldTo): SaleKinds {
  const { parts, partStart, settlements } = ledger;
  const units = unitsOf(ledger, unit);
  // By number of the direction: the client that bought in it first, or later; the sale that it was last seen in.
  const first = new Int32Array(units.size);
  const later = new Int32Array(units.size);
  const seen = new Int32Array(units.size);
  const kindOf = new Uint8Array(units.size);
  const ofPart = new Uint8Array(parts.length);
  const ofSale = new Uint8Array(sales.at.length);
  const latest = new Uint8Array(clients.length);

  for (let client = 0; client < clients.length; client++) {
    if (clients[client] !== 1) continue;
    let earlier = false;
    for (const sale of salesOf(ledger, sales, client)) {
      ofSale[sale] = classify(sale, earlier, client);
      latest[client] = highest(ofSale[sale]);
      earlier = true;
    }
    if (earlier) classifyRefunds(client);
  }
  return { part: ofPart, sale: ofSale, latest };

  /** Gives each part of a sale its kind; the kinds of the sale. */
  function classify(sale: number, earlier: boolean, client: number): number {
    let bits = 0;
    let unnamed = false;
    for (let s = ledger.saleFirst[sale] ?? -1; s >= 0; s = settlements.next[s] ?? -1) {
      if (!counted(settlements.at[s], selection.until[s])) continue;
      for (let part = settlements.part[s] ?? 0; part < (settlements.partEnd[s] ?? 0); part++) {
        if (!isIn(part) || !counted(parts.at[part], parts.until[part])) continue;
        const code = units.of[part] ?? 0;
        if (code === 0 || parts.counts[part] !== 1) unnamed = true;
        else bits |= 1 << (ofPart[part] = kindFor(code, earlier, client, sale));
      }
    }
    if (!unnamed) return bits;
    // Money of which nobody says what it was for goes with the rest of its sale, else is a direction of its own.
    if (bits === 0) bits = 1 << kindFor(0, earlier, client, sale);
    for (let s = ledger.saleFirst[sale] ?? -1; s >= 0; s = settlements.next[s] ?? -1)
      for (let part = settlements.part[s] ?? 0; part < (settlements.partEnd[s] ?? 0); part++)
        if (isIn(part) && ofPart[part] === kind.none && counted(parts.at[part], parts.until[part]))
          ofPart[part] = highest(bits);
    return bits;
  }

  function kindFor(code: number, earlier: boolean, client: number, sale: number): number {
    if (seen[code] === sale + 1) return kindOf[code] ?? kind.none;
    seen[code] = sale + 1;
    const known = first[code] === client ? kind.repeat : later[code] === client ? kind.repeatInLater : kind.none;
    const found = earlier ? known || kind.firstInNew : kind.first;
    if (known === kind.none) (earlier ? later : first)[code] = client;
    kindOf[code] = found;
    return found;
  }

  /** A refund is of the kind of what it refunds. */
  function classifyRefunds(client: number): void {
    for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
      const s = parts.settlement[part] ?? -1;
      if (s < 0 || (parts.minor[part] ?? 0) >= 0 || !counted(settlements.at[s], selection.until[s])) continue;
      if (isIn(part)) ofPart[part] = kindRefunded(part, s);
    }
  }

  function kindRefunded(refund: number, s: number): number {
    for (let part = settlements.part[s] ?? 0; part < (settlements.partEnd[s] ?? 0); part++)
      if (units.of[part] === units.of[refund] && ofPart[part] !== kind.none) return ofPart[part] ?? kind.none;
    return highest(ofSale[settlements.sale[s] ?? 0] ?? 0);
  }

  function isIn(part: number): boolean {
    return selection.parts === undefined || selection.parts[part] === 1;
  }

  function counted(at: number | undefined, until: number | undefined): boolean {
    return isCounted(at ?? 0, until ?? 0, moment);
  }
}

const highest = (bits: number): number => (bits === 0 ? kind.none : 31 - Math.clz32(bits));
