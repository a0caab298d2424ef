import type { Ledger } from './ledger.ts';
import type { Selection } from './selection.ts';

/** Instants of settlements in groups, each group in order: of a client, or of a client in one direction. */
export type Timelines = Readonly<{
  /** How many groups there are; settlements of group g stand from `start[g]` to `start[g + 1]`. */
  groups: number;
  start: Int32Array;
  at: Float64Array;
  /** Until when each counts; -Infinity for one that is not asked about. */
  until: Float64Array;
  /** The settlement in the ledger. */
  settlement: (i: number) => number;
  client: (group: number) => number;
}>;

/** One group for each client. */
export function clientTimelines(ledger: Ledger, { until }: Selection): Timelines {
  return {
    groups: ledger.clients,
    start: ledger.settlementStart,
    at: ledger.settlements.at,
    until,
    settlement: (i) => i,
    client: (group) => group,
  };
}

/** One group for each client and direction; `direction` and `groupStart` tell which. */
export type DirectionTimelines = Timelines &
  Readonly<{
    /** Text code of each group's direction. */
    direction: Int32Array;
    /** Groups of client c stand from `groupStart[c]` to `groupStart[c + 1]`. */
    groupStart: Int32Array;
  }>;

const known = new WeakMap<Float64Array, DirectionTimelines>();

/** One group for each direction in which a client has settled; kept as long as the selection. */
export function directionTimelines(ledger: Ledger, selection: Selection): DirectionTimelines {
  const held = known.get(selection.until);
  if (held !== undefined) return held;
  const made = makeTimelines(ledger, selection);
  known.set(selection.until, made);
  return made;
}

function makeTimelines(ledger: Ledger, selection: Selection): DirectionTimelines {
  const { parts, partStart, settlements } = ledger;
  const direction: number[] = [];
  const client: number[] = [];
  const start: number[] = [0];
  const groupStart = new Int32Array(ledger.clients + 1);
  const settlement = new Int32Array(parts.length);
  const at = new Float64Array(parts.length);
  const until = new Float64Array(parts.length);
  let length = 0;
  for (let c = 0; c < ledger.clients; c++) {
    const from = partStart[c] ?? 0;
    const to = partStart[c + 1] ?? 0;
    const first = direction.length;
    for (let part = from; part < to; part++) addDirection(part, first);
    for (let group = first; group < direction.length; group++) {
      for (let part = from; part < to; part++)
        if (isIn(part) && parts.direction[part] === direction[group]) addSettlement(part, group);
      client.push(c);
      start.push(length);
    }
    groupStart[c + 1] = direction.length;
  }
  return {
    groups: direction.length,
    start: Int32Array.from(start),
    at,
    until,
    settlement: (i) => settlement[i] ?? 0,
    client: (group) => client[group] ?? 0,
    direction: Int32Array.from(direction),
    groupStart,
  };

  function isIn(part: number): boolean {
    return parts.counts[part] === 1 && (selection.parts === undefined || selection.parts[part] === 1);
  }

  function addDirection(part: number, first: number): void {
    const code = parts.direction[part] ?? 0;
    if (code === 0 || !isIn(part)) return;
    for (let group = first; group < direction.length; group++) if (direction[group] === code) return;
    direction.push(code);
  }

  function addSettlement(part: number, group: number): void {
    const s = parts.settlement[part] ?? 0;
    const ends = parts.until[part] ?? Infinity;
    if (length > (start[group] ?? 0) && settlement[length - 1] === s) {
      until[length - 1] = Math.max(until[length - 1] ?? 0, ends);
      return;
    }
    settlement[length] = s;
    at[length] = settlements.at[s] ?? 0;
    until[length] = ends;
    length++;
  }
}
