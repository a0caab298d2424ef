import { counts, type Moment } from '@clientele/core';

import type { FunnelFacts } from '../facts.ts';

/** Codes of the currencies in which forecasts and targets are said at a moment. */
export function saidCurrencies(facts: FunnelFacts, moment: Moment): ReadonlySet<number> {
  const said = new Set<number>();
  for (const indexed of [facts.indexed('forecasts'), facts.indexed('targets')]) {
    const { currency } = indexed.rows.columns;
    for (let row = 0; row < indexed.length; row++) {
      const code = currency[row] ?? 0;
      if (code > 0 && !said.has(code) && counts(indexed, row, moment)) said.add(code);
    }
  }
  return said;
}
