import type { ColumnArrays } from '@clientele/core';

import type { FunnelFacts, funnelTables } from '../facts.ts';
import { numberDeals } from './number-deals.ts';
import { stepTypes } from '../facts/step-types.ts';

/**
 * The steps of all deals copied into the order in which a walk needs them: client by client, each in
 * the order of its time. What every walk reads lies side by side; the rest is read by `row`.
 */
export type DealLog = Readonly<{
  facts: FunnelFacts;
  /** The columns of the steps, by row. */
  steps: ColumnArrays<(typeof funnelTables)['dealSteps']['columns']>;
  /** The columns of the openings, by their row. */
  openings: ColumnArrays<(typeof funnelTables)['deals']['columns']>;
  length: number;
  /** Where each client's steps begin, by client code; one more for the end. */
  start: Int32Array;
  row: Int32Array;
  /** The instants of the first and the last step; equal where there is none. */
  span: Readonly<{ from: number; to: number }>;
  /** Index into `stepTypes`. */
  type: Uint8Array;
  /** The deal's number here; -1 where nothing says which deal it is. */
  deal: Int32Array;
  /** The place of the step before that says so, for a step that names an invoice or the like alone; else -1. */
  link: Int32Array;
  occurredAt: Float64Array;
  recordedAt: Float64Array;
  supersededAt: Float64Array;
  /** Minor units that the event names; NaN for none. */
  minor: Float64Array;
  /** How many deals are named. */
  deals: number;
  /** By deal: codes of client and deal id. */
  client: Int32Array;
  dealId: Int32Array;
  /** Where each client's deals begin, by client code; one more for the end. */
  dealStart: Int32Array;
  /** By row of the steps: the row of `deals` that came of the same opening. */
  opening: Int32Array;
}>;

const logs = new WeakMap<object, DealLog>();

/** The deal log of these facts, made anew when they have grown. */
export function dealLogOf(facts: FunnelFacts): DealLog {
  const indexed = facts.indexed('dealSteps');
  const known = logs.get(indexed);
  if (known) return known;
  const log = build(facts);
  logs.set(indexed, log);
  return log;
}

function build(facts: FunnelFacts): DealLog {
  const { rows, order, start, length, supersededAt } = facts.indexed('dealSteps');
  const { columns } = rows;
  const typeOf = new Uint8Array(facts.texts.size);
  stepTypes.forEach((type, index) => (typeOf[facts.texts.find(type)] = index));
  const occurredAt = new Float64Array(length);
  const recordedAt = new Float64Array(length);
  const superseded = new Float64Array(length);
  const minor = new Float64Array(length);
  const type = new Uint8Array(length);
  for (let place = 0; place < length; place++) {
    const row = order[place] ?? 0;
    type[place] = typeOf[columns.type[row] ?? 0] ?? 0;
    occurredAt[place] = rows.occurredAt[row] ?? 0;
    recordedAt[place] = rows.recordedAt[row] ?? 0;
    superseded[place] = supersededAt[row] ?? Infinity;
    minor[place] = columns.minor[row] ?? NaN;
  }
  return {
    ...numberDeals({ steps: columns, row: order, start, type }, facts.texts.size),
    facts,
    steps: columns,
    openings: facts.rows('deals').columns,
    length,
    start,
    row: order,
    span: spanOf(occurredAt),
    type,
    occurredAt,
    recordedAt,
    supersededAt: superseded,
    minor,
    opening: openingRows(columns.type, facts.texts.find('DealOpened'), length),
  };
}

/** An opening gives one row to both tables, so the n-th opening here is the n-th row there. */
function openingRows(types: Int32Array, opened: number, length: number): Int32Array {
  const opening = new Int32Array(length).fill(-1);
  let next = 0;
  for (let row = 0; row < length; row++) if (types[row] === opened) opening[row] = next++;
  return opening;
}

function spanOf(instants: Float64Array): DealLog['span'] {
  let from = Infinity;
  let to = -Infinity;
  for (const at of instants) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  return from > to ? { from: 0, to: 0 } : { from, to };
}
