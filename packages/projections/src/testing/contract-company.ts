import {
  type EventStore,
  factTable,
  idFromKey,
  instantOf,
  type Instant,
  type Position,
  type Upcast,
} from '@clientele/core';

import { type Settings } from '../following/follow-options.ts';
import { follow } from '../following/follow.ts';
import type { Following } from '../following/following.ts';
import type { ReadModel } from '../read-model/read-model.ts';

type Events = {
  readonly Paid: { readonly minor: number; readonly note?: string; readonly lines: readonly (string | null)[] };
};

/** The tables of the contract: what was paid, and for what, line by line. */
export const contractTables = (version = 1) => ({
  payments: factTable<'payments', { minor: 'number'; note: 'text' }, Events>({
    name: 'payments',
    version,
    columns: { minor: 'number', note: 'text' },
    folds: {
      Paid: ({ minor, note }, add) => {
        add({ minor, note });
      },
    },
  }),
  paidLines: factTable<'paidLines', { line: 'text' }, Events>({
    name: 'paidLines',
    version: 1,
    columns: { line: 'text' },
    folds: {
      Paid: ({ lines }, add) => {
        for (const line of lines) add({ line: poison.mended ? (line ?? undefined) : strict(line) });
      },
    },
  }),
});
export type ContractTables = ReturnType<typeof contractTables>;

/** A line that is null is poison until it is mended. */
export const poison = { mended: false };

const strict = (line: string | null): string => {
  if (line === null) throw new TypeError('a line has no text');
  return line;
};

const start = Date.UTC(2026, 0, 1);
export const contractClock = (): Instant => instantOf(start + 86_400_000);

/** Writes payments of clients, and what takes them back: the n-th of a client is always the same. */
export class ContractLog {
  readonly store: EventStore;
  readonly #revisions = new Map<string, number>();

  constructor(store: EventStore) {
    this.store = store;
  }

  /** Appends so many payments of a client, or one with these lines; gives the position of the last. */
  async pay(clientId: string, payments: number | readonly (string | null)[] = 1): Promise<Position> {
    const count = typeof payments === 'number' ? payments : 1;
    const lines = typeof payments === 'number' ? [`line of ${clientId}`] : payments;
    const bodies = Array.from({ length: count }, (_, index) => ({
      type: 'Paid',
      data: { minor: 100 + index, note: `${clientId} pays\u0000 \uE000${String(index)}`, lines },
    }));
    return this.#append(clientId, bodies);
  }

  /** Says that an event did not happen. */
  retract(clientId: string, revision: number): Promise<Position> {
    return this.#append(clientId, [{ type: 'EventRetracted', data: { revision, why: 'twice' } }]);
  }

  /** Says that an event was a payment of these lines. */
  correct(clientId: string, revision: number, lines: readonly (string | null)[]): Promise<Position> {
    const right = { type: 'Paid', schemaVersion: 1, data: { minor: 7, lines }, occurredAt: instantOf(start) };
    return this.#append(clientId, [{ type: 'EventCorrected', data: { revision, ...right, why: 'typo' } }]);
  }

  /** Says, in a body that is damaged, that some event did not happen. */
  retractNothing(clientId: string): Promise<Position> {
    return this.#append(clientId, [{ type: 'EventRetracted', data: { why: 'twice' } }]);
  }

  async #append(clientId: string, bodies: readonly Readonly<{ type: string; data: object }>[]): Promise<Position> {
    const from = this.#revisions.get(clientId) ?? -1;
    const events = bodies.map((body, index) => {
      const occurredAt = instantOf(start + (from + 1 + index) * 1_000);
      return {
        ...body,
        id: idFromKey(occurredAt, clientId, String(from + 1 + index)),
        meta: { schemaVersion: 1, clientId, occurredAt, actor: { id: 'ann' } },
      };
    });
    const stream = clientId === 'company' ? 'company' : `client-${clientId}`;
    const appended = await this.store.append(stream, events, { expect: from < 0 ? 'no-stream' : from });
    this.#revisions.set(clientId, appended.revision);
    return appended.position;
  }
}

const upcast: Upcast = (_type, _version, data) => data;

let workers = 0;

/** Follows as the contract's tests do: short leases, small batches. */
export function contractFollow(
  store: EventStore,
  readModel: ReadModel,
  options: Partial<Settings<ContractTables>> = {},
): Following<ContractTables> {
  return follow({
    store,
    readModel,
    group: 'crm',
    tables: contractTables(),
    upcast,
    clock: contractClock,
    worker: `worker-${String((workers += 1))}`,
    lease: 300,
    batch: 20,
    patience: { first: 5, longest: 20, healthyAfter: 1_000 },
    ...options,
  });
}
