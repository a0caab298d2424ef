import type { Ledger } from './ledger.ts';

/** Which part of a ledger is asked about. */
export type Selection = Readonly<{
  /** 1 for each part that is in; undefined: all. */
  parts: Uint8Array | undefined;
  /** Until when each settlement counts by its parts that are in; -Infinity where none is. */
  until: Float64Array;
}>;

/** The whole ledger. */
export const everything = ({ settlements }: Ledger): Selection => ({
  parts: undefined,
  until: settlements.until,
});

const known = new WeakMap<Uint8Array, Selection>();

/** The parts marked by 1, and the settlements by what is left of them. */
export function selectionOf(ledger: Ledger, marked: Uint8Array): Selection {
  const held = known.get(marked) ?? select(ledger, marked);
  known.set(marked, held);
  return held;
}

function select({ parts, settlements }: Ledger, marked: Uint8Array): Selection {
  const until = new Float64Array(settlements.length).fill(-Infinity);
  for (let s = 0; s < settlements.length; s++)
    for (let part = settlements.part[s] ?? 0; part < (settlements.partEnd[s] ?? 0); part++)
      if (marked[part] === 1 && parts.counts[part] === 1) until[s] = Math.max(until[s] ?? 0, parts.until[part] ?? 0);
  return { parts: marked, until };
}
