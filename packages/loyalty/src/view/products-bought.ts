import type { Ledger } from '@clientele/core';

/** The products that each client paid for, each once, client by client; a place is a position here. */
export type ProductsBought = Readonly<{
  /** Places of client c: start[c] to start[c + 1] - 1. */
  start: Int32Array;
  /** Code of the product; 0 where the sales name none. */
  product: Int32Array;
  /** Place by part of the ledger. */
  placeOf: Int32Array;
}>;

const known = new WeakMap<Ledger, ProductsBought>();

/** What was bought, whatever counts at a moment; kept as long as the ledger. */
export function productsBought(ledger: Ledger): ProductsBought {
  const held = known.get(ledger);
  if (held !== undefined) return held;
  const { parts, partStart, clients } = ledger;
  const start = new Int32Array(clients + 1);
  const product = new Int32Array(parts.length);
  const placeOf = new Int32Array(parts.length);
  let places = 0;
  for (let client = 0; client < clients; client++) {
    const first = places;
    start[client] = first;
    for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
      const code = parts.product[part] ?? 0;
      let place = first;
      while (place < places && product[place] !== code) place++;
      if (place === places) product[places++] = code;
      placeOf[part] = place;
    }
  }
  start[clients] = places;
  const made = { start, product: product.slice(0, places), placeOf };
  known.set(ledger, made);
  return made;
}
