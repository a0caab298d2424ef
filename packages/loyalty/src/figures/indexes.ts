import type { Ledger } from '@clientele/core';

import { byName, nameOf } from '../view/clients.ts';
import { clientValue } from '../view/client-value.ts';
import type { View } from '../view/view.ts';
import { cohortOf } from './cohort.ts';
import { countPurchases, type Grouping } from './count-purchases.ts';
import { IndexTally, type LoyaltyIndex } from './loyalty-index.ts';

type ByName = Readonly<Record<string, LoyaltyIndex>>;

/** The index of parts of the clients, or of the business. */
export type IndexesBy = Readonly<{
  /** By the policy's segment parameter and by owner, as both are at the moment. */
  segment: ByName;
  owner: ByName;
  /** Of the purchases in each direction: a client counts in every one in which it bought. */
  direction: ByName;
  /** By when clients first bought: the first month of each cohort. */
  cohort: ByName;
}>;

export function indexes(view: View): Readonly<{ index: LoyaltyIndex; by: IndexesBy }> {
  const all = new IndexTally();
  const segments = new Tallies();
  const owners = new Tallies();
  const cohorts = new Tallies();
  const segmentOf = segmentValue(view);
  const ownerOf = clientValue(view, 'owner');
  const cohort = cohortOf(view);
  countPurchases(view, undefined, (client, _, purchases) => {
    all.add(purchases);
    segments.of(segmentOf(client)).add(purchases);
    owners.of(ownerOf(client)).add(purchases);
    cohorts.of(cohort(purchases.first)).add(purchases);
  });
  const texts = (code: number) => nameOf(view, code);
  const by = {
    segment: segments.byName(texts),
    owner: owners.byName(texts),
    direction: byDirection(view),
    cohort: cohorts.byName(monthName),
  };
  return { index: all.index(), by };
}

/** What the clients are told apart by under the policy. */
export function segmentValue(view: View): (client: number) => number {
  const { segment } = view.policy;
  return segment === 'kind' ? clientValue(view, 'registered') : clientValue(view, 'parameter', segment);
}

/** The month, `2026-07`, of its number counted from 1970. */
export const monthName = (month: number): string =>
  `${String(1970 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;

function byDirection(view: View): ByName {
  const { grouping, codes } = directionsOf(view);
  const tallies = new Tallies();
  countPurchases(view, grouping, (_, group, purchases) => {
    tallies.of(group).add(purchases);
  });
  return tallies.byName((group) => nameOf(view, codes[group] ?? 0));
}

type Directions = Readonly<{ grouping: Grouping; codes: readonly number[] }>;

const known = new WeakMap<Ledger, Directions>();

/** The direction of each part of the ledger, numbered; kept as long as the ledger. */
function directionsOf({ facts, scope: { ledger } }: View): Directions {
  const held = known.get(ledger);
  if (held !== undefined) return held;
  const { direction, length } = ledger.parts;
  const numbers = new Int32Array(facts.texts.size).fill(-1);
  const of = new Int32Array(length);
  const codes: number[] = [];
  for (let part = 0; part < length; part++) {
    const code = direction[part] ?? 0;
    if (numbers[code] === -1) numbers[code] = codes.push(code) - 1;
    of[part] = numbers[code] ?? 0;
  }
  const made = { grouping: { of, size: codes.length }, codes };
  known.set(ledger, made);
  return made;
}

class Tallies {
  readonly #tallies = new Map<number, IndexTally>();

  of(key: number): IndexTally {
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const made = new IndexTally();
    this.#tallies.set(key, made);
    return made;
  }

  byName(name: (key: number) => string): ByName {
    return byName([...this.#tallies].map(([key, tally]) => [name(key), tally.index()] as const));
  }
}
