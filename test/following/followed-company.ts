import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eur, type EventStore, idFromKey, type Instant, instant, openMemoryStore } from '@clientele/core';
import { funnel } from '@clientele/funnel';
import { lifecycle } from '@clientele/lifecycle';
import { follow, type FollowOptions } from '@clientele/projections';
import { openSqliteReadModel } from '@clientele/read-model-sqlite';

import { upcast } from './company-tables.ts';
import { FakeTime, settled } from './fake-time.ts';

const tables = { ...lifecycle.tables, ...funnel.tables };
type Tables = typeof tables;

export type Happening = Readonly<{
  clientId: string;
  type: string;
  data: Readonly<Record<string, unknown>>;
  occurredAt?: string;
  /** By the clock of whoever writes it; default the right one. */
  recordedAt?: string;
}>;

let payments = 0;
export const paid = (clientId: string, more: Partial<Happening> = {}): Happening => ({
  clientId,
  type: 'PaymentReceived',
  data: { paymentId: `p${String((payments += 1))}`, amount: eur('10.00') },
  ...more,
});

/** A company in which a test says what happens and what time it is, with a read model in a folder of its own. */
export class FollowedCompany {
  readonly time: FakeTime;
  readonly store: EventStore;
  readonly #folder = mkdtempSync(join(tmpdir(), 'clientele-transitions-'));
  readonly #revisions = new Map<string, number>();
  readonly #closing: (() => Promise<void>)[] = [];
  #writing: Instant | undefined;
  #workers = 0;

  constructor(at: string) {
    this.time = new FakeTime(at);
    this.store = openMemoryStore({ clock: () => this.#writing ?? this.time.clock(), logId: 'log-1' });
  }

  /** Appends what happened, and lets those who follow hear of it. */
  async happens(...happenings: readonly Happening[]): Promise<void> {
    for (const { clientId, type, data, occurredAt, recordedAt } of happenings) {
      this.#writing = recordedAt === undefined ? undefined : instant(recordedAt);
      const revision = this.#revisions.get(clientId) ?? -1;
      const at = occurredAt === undefined ? (this.#writing ?? this.time.clock()) : instant(occurredAt);
      const id = idFromKey(at, clientId, String(revision + 1));
      const meta = { schemaVersion: 1, clientId, occurredAt: at, actor: { id: 'ann' } };
      const expect = revision < 0 ? 'no-stream' : revision;
      await this.store.append(`client-${clientId}`, [{ id, type, data, meta }], { expect });
      this.#revisions.set(clientId, revision + 1);
    }
    this.#writing = undefined;
    await settled();
  }

  /** A worker of a group, which leads. */
  async follow(options: Partial<FollowOptions<Tables>> = {}) {
    const { store, time } = this;
    const readModel = await openSqliteReadModel(join(this.#folder, 'clients.db.read'));
    const following = follow({
      store,
      readModel,
      group: 'crm',
      tables,
      upcast,
      clock: time.clock,
      timer: time.timer,
      worker: `worker-${String((this.#workers += 1))}`,
      // A year of this time goes by in no time: the lead is held by the machine's clock.
      lease: 4e9,
      ...options,
    });
    const close = async (): Promise<void> => {
      await following.close();
      await readModel.close();
    };
    this.#closing.push(close);
    await settled();
    return following;
  }

  async close(): Promise<void> {
    for (const close of this.#closing) await close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
