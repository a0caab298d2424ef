import { byName, type Ledger } from '@clientele/core';

import { nameOf } from '../view/clients.ts';
import { clientValue } from '../view/client-value.ts';
import type { View } from '../view/view.ts';
import { cohortOf } from './cohort.ts';
import { countPurchases, type Grouping, type Purchases } from './count-purchases.ts';
import { countIn, type IndexCounts, indexOf, type LoyaltyIndex, noCounts } from './loyalty-index.ts';

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

type CountsByName = Readonly<Record<string, Readonly<IndexCounts>>>;

/** Clients by what they count for, at large and in each part. */
export type IndexesCounts = Readonly<{
  all: Readonly<IndexCounts>;
  by: Readonly<Record<keyof IndexesBy, CountsByName>>;
}>;

export function indexes({ all, by }: IndexesCounts): Readonly<{ index: LoyaltyIndex; by: IndexesBy }> {
  const named = (counts: CountsByName): ByName =>
    byName(Object.entries(counts).map(([name, of]) => [name, indexOf(of)] as const));
  return {
    index: indexOf(all),
    by: {
      segment: named(by.segment),
      owner: named(by.owner),
      direction: named(by.direction),
      cohort: named(by.cohort),
    },
  };
}

export function countIndexes(view: View): IndexesCounts {
  const all = noCounts();
  const segments = new Tallies();
  const owners = new Tallies();
  const cohorts = new Tallies();
  const segmentOf = segmentValue(view);
  const ownerOf = clientValue(view, 'owner');
  const cohort = cohortOf(view);
  countPurchases(view, undefined, (client, _, purchases) => {
    countIn(all, purchases);
    segments.add(segmentOf(client), purchases);
    owners.add(ownerOf(client), purchases);
    cohorts.add(cohort(purchases.first), purchases);
  });
  const texts = (code: number) => nameOf(view, code);
  const by = {
    segment: segments.byName(texts),
    owner: owners.byName(texts),
    direction: byDirection(view),
    cohort: cohorts.byName(monthName),
  };
  return { all, by };
}

/** What the clients are told apart by under the policy. */
export function segmentValue(view: View): (client: number) => number {
  const { segment } = view.policy;
  return segment === 'kind' ? clientValue(view, 'registered') : clientValue(view, 'parameter', segment);
}

/** The month, `2026-07`, of its number counted from 1970. */
export const monthName = (month: number): string =>
  `${String(1970 + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;

function byDirection(view: View): CountsByName {
  const { grouping, codes } = directionsOf(view);
  const tallies = new Tallies();
  countPurchases(view, grouping, (_, group, purchases) => {
    tallies.add(group, purchases);
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
  readonly #tallies = new Map<number, IndexCounts>();

  add(key: number, purchases: Purchases): void {
    const counts = this.#tallies.get(key) ?? noCounts();
    this.#tallies.set(key, counts);
    countIn(counts, purchases);
  }

  byName(name: (key: number) => string): CountsByName {
    return Object.fromEntries([...this.#tallies].map(([key, counts]) => [name(key), counts]));
  }
}
