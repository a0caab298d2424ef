import type { Ledger } from '@clientele/core';

/** The directions (or products) of a ledger's parts by small numbers: 0 where none is known. */
export type Units = Readonly<{ of: Int32Array; size: number }>;

const known = { direction: new WeakMap<Ledger, Units>(), product: new WeakMap<Ledger, Units>() };

/** Numbers the directions or products that occur; kept as long as the ledger. */
export function unitsOf(ledger: Ledger, unit: 'direction' | 'product'): Units {
  const held = known[unit].get(ledger) ?? numbered(ledger.parts[unit], ledger.parts.length);
  known[unit].set(ledger, held);
  return held;
}

function numbered(codes: Int32Array, length: number): Units {
  const numbers = new Map([[0, 0]]);
  const of = new Int32Array(length);
  for (let part = 0; part < length; part++) {
    const code = codes[part] ?? 0;
    const number = numbers.get(code) ?? numbers.size;
    if (number === numbers.size) numbers.set(code, number);
    of[part] = number;
  }
  return { of, size: numbers.size };
}
