import type { Money } from '@clientele/core';

import type { CompiledPipeline } from '../walk/compiled-pipeline.ts';
import type { View } from '../view/view.ts';

/** The deals of one pipeline, as numbers in the deal log. */
export type Scope = Readonly<{
  view: View;
  pipeline: CompiledPipeline;
  /** The pipeline's number in the walks. */
  number: number;
  /** Those asked about. */
  deals: Int32Array;
  /** Those that the filter selects whenever they were opened: what is learned from the past comes of these. */
  history: Int32Array;
}>;

export function scopeOf(view: View, number: number, pipeline: CompiledPipeline): Scope {
  const deals = members(view, number, view.chosen);
  return {
    view,
    pipeline,
    number,
    deals,
    history: view.history === view.chosen ? deals : members(view, number, view.history),
  };
}

function members({ walks }: View, pipeline: number, marked: Uint8Array): Int32Array {
  const deals = new Int32Array(marked.length);
  let count = 0;
  for (let deal = 0; deal < marked.length; deal++)
    if (marked[deal] === 1 && walks.pipeline[deal] === pipeline) deals[count++] = deal;
  return deals.subarray(0, count);
}

/** What some deals are worth together, minor units; those of which nothing says it left out. */
export function worthIn({ values }: Pick<View, 'values'>, deals: ArrayLike<number>): number {
  const { minor: worth } = values;
  let minor = 0;
  for (let i = 0; i < deals.length; i++) {
    const value = worth[deals[i] ?? -1] ?? NaN;
    if (!Number.isNaN(value)) minor += value;
  }
  return minor;
}

export function moneyOf({ values: { exchange } }: View, minor: number): Money | null {
  return exchange.currency === undefined ? null : { minor, currency: exchange.currency };
}
