import { Derived } from '@clientele/core';

import type { LoyaltyFacts } from '../facts.ts';
import { onUsualScale, scoreKinds } from '../figures/scores.ts';

/** What survey rows are grouped by, numbered from 0, row by row: loops count in arrays instead of maps. */
export type SurveyCodes = Readonly<{
  /** A question of one kind, whatever its scale. */
  question: Numbering;
  /** A question of one kind on one scale. */
  form: Numbering;
  product: Numbering;
  channel: Numbering;
  /** The kind of a score, as its place in `scoreKinds`. */
  kind: Uint8Array;
  /** The score as it would stand on the usual scale of its kind. */
  score: Float64Array;
}>;

export type Numbering = Readonly<{
  of: Int32Array;
  /** The first row of each number. */
  first: readonly number[];
}>;

const known = new Derived<SurveyCodes>(1);

export function surveyCodes(facts: LoyaltyFacts): SurveyCodes {
  return known.of(facts, '', () => {
    const { columns, length } = facts.rows('surveys');
    const { question, kind, least, most, product, channel } = columns;
    return {
      question: number(length, [question, kind]),
      form: number(length, [question, kind, least, most]),
      product: number(length, [product]),
      channel: number(length, [channel]),
      ...usualScores(facts),
    };
  });
}

function usualScores(facts: LoyaltyFacts): Pick<SurveyCodes, 'kind' | 'score'> {
  const { columns, length } = facts.rows('surveys');
  const codes = scoreKinds.map((name) => facts.texts.find(name) || -1);
  const kind = new Uint8Array(length);
  const score = new Float64Array(length).fill(NaN);
  for (let row = 0; row < length; row++) {
    const place = codes.indexOf(columns.kind[row] ?? 0);
    const name = scoreKinds[place];
    if (name === undefined) continue;
    kind[row] = place;
    score[row] = onUsualScale(name, columns.score[row] ?? 0, columns.least[row] ?? 0, columns.most[row] ?? 0);
  }
  return { kind, score };
}

/** Numbers the rows by what they hold in some columns: column after column, each number with the next value. */
function number(length: number, columns: readonly (Int32Array | Float64Array)[]): Numbering {
  let of: Int32Array = new Int32Array(length);
  let first: number[] = length > 0 ? [0] : [];
  for (const column of columns) {
    const next = new Int32Array(length);
    const numbers = new Map<number, Map<number, number>>();
    first = [];
    for (let row = 0; row < length; row++) {
      const before = of[row] ?? 0;
      const value = column[row] ?? 0;
      let values = numbers.get(before);
      if (values === undefined) numbers.set(before, (values = new Map<number, number>()));
      let code = values.get(value);
      if (code === undefined) values.set(value, (code = first.push(row) - 1));
      next[row] = code;
    }
    of = next;
  }
  return { of, first };
}
