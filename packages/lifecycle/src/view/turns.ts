import { statusCode } from '@clientele/core';

import type { Changes } from './changes.ts';
import type { Walked } from './walked.ts';

/** Changes of one sort, in the order of their groups: places in the list of changes, and the client of each. */
export type Turn = Readonly<{ change: Int32Array; group: Int32Array; client: Int32Array }>;

/** The changes by which relationships were lost, and those by which they came back. */
export type Turns = Readonly<{ losses: Turn; comeBacks: Turn }>;

const kept = new WeakMap<Changes, Turns>();

/** Losses and come-backs of whole clients. */
export function wholeTurns(whole: Walked): Turns {
  return keep(whole, () => turnsOf(whole, () => true));
}

/** Losses and come-backs in one direction of clients that were not lost as a whole then. */
export function partialTurns(whole: Walked, partial: Walked): Turns {
  const isClient = (client: number, moment: number) => whole.changes.statusAt(client, moment) !== statusCode.lost;
  return keep(partial, () => turnsOf(partial, isClient));
}

function keep({ changes }: Walked, make: () => Turns): Turns {
  const turns = kept.get(changes) ?? make();
  kept.set(changes, turns);
  return turns;
}

function turnsOf({ changes, timelines }: Walked, isClient: (client: number, moment: number) => boolean): Turns {
  const losses = new TurnList(changes.length);
  const comeBacks = new TurnList(changes.length);
  for (let group = 0; group < timelines.groups; group++) {
    const client = timelines.client(group);
    for (let i = changes.start[group] ?? 0; i < (changes.start[group + 1] ?? 0); i++) {
      // A client that is lost as a whole at the same instant is lost there; one that comes back was lost before.
      if (changes.status[i] === statusCode.lost) {
        if (isClient(client, changes.effectiveAt(i))) losses.add(i, group, client);
      } else if (isComeBack(changes, group, i) && isClient(client, changes.at[i] ?? 0)) comeBacks.add(i, group, client);
    }
  }
  return { losses: losses.taken(), comeBacks: comeBacks.taken() };
}

class TurnList {
  #length = 0;
  readonly #change: Int32Array;
  readonly #group: Int32Array;
  readonly #client: Int32Array;

  constructor(capacity: number) {
    this.#change = new Int32Array(capacity);
    this.#group = new Int32Array(capacity);
    this.#client = new Int32Array(capacity);
  }

  add(change: number, group: number, client: number): void {
    this.#change[this.#length] = change;
    this.#group[this.#length] = group;
    this.#client[this.#length] = client;
    this.#length++;
  }

  taken(): Turn {
    const cut = (array: Int32Array) => array.slice(0, this.#length);
    return { change: cut(this.#change), group: cut(this.#group), client: cut(this.#client) };
  }
}

function isComeBack(changes: Changes, group: number, i: number): boolean {
  return (
    changes.status[i] === statusCode.restored &&
    changes.before(group, i) === statusCode.lost &&
    changes.cause(i) === 'settlement'
  );
}
