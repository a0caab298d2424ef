import {
  counts,
  factTable,
  idFromKey,
  type EventStore,
  type Instant,
  instant,
  newId,
  NewerSchema,
  openMemoryStore,
} from '@clientele/core';
import { type FactsChange, Projection } from '@clientele/projections';

import { instead } from '../src/testing/instead.ts';

type Events = { readonly Paid: { readonly minor: number } };
const tables = {
  payments: factTable<'payments', { minor: 'number' }, Events>({
    name: 'payments',
    version: 1,
    columns: { minor: 'number' },
    folds: {
      Paid: ({ minor }, add) => {
        add({ minor });
      },
    },
  }),
};
const poison = { minor: 'a lot' };

/** A log of one payment a minute, and of what takes them back. */
function openLog() {
  let minute = 0;
  const now = (): Instant => instant(`2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`);
  const store = openMemoryStore({ clock: now });
  const tell = async (clientId: string, type: string, data: object, schemaVersion = 1) => {
    minute += 1;
    const meta = { schemaVersion, clientId, occurredAt: now(), actor: { id: 'ann' } };
    await store.append(`client-${clientId}`, [{ id: idFromKey(now(), clientId), type, data, meta }], { expect: 'any' });
  };
  const upcast = (type: string, version: number, data: unknown) => {
    if (version > 1) throw new NewerSchema(type, 1, version);
    return data;
  };
  const open = (from = store) => new Projection({ store: from, tables, upcast, clock: now });
  return {
    store,
    open,
    pay: (clientId: string, data: object, schemaVersion?: number) => tell(clientId, 'Paid', data, schemaVersion),
    retract: (clientId: string, revision: number) => tell(clientId, 'EventRetracted', { revision, why: 'typo' }),
    correct: (clientId: string, revision: number, data: object) =>
      tell(clientId, 'EventCorrected', {
        ...{ revision, type: 'Paid', schemaVersion: 1, data },
        ...{ occurredAt: '2026-03-01T10:00:30Z', why: 'typo' },
      }),
  };
}

/** The same log, read event by event. */
const inPagesOfOne = (store: EventStore): EventStore =>
  instead(store, {
    async *scan(options) {
      for await (const page of store.scan(options))
        for (const [index, row] of page.rows.entries())
          yield { ...page, rows: [row], hashes: page.hashes.subarray(32 * index, 32 * index + 32) };
    },
  });

type Log = ReturnType<typeof openLog>;

/** What was paid, as it was known before a minute. */
async function knownBefore(log: Log, minute: number): Promise<readonly unknown[]> {
  const facts = await log.open().catchUp();
  const indexed = facts.indexed('payments');
  const moment = { at: facts.now, knownAt: Date.parse(`2026-03-01T10:${String(minute).padStart(2, '0')}:00Z`) };
  const rows = Array.from({ length: indexed.length }, (_, row) => row);
  return rows.filter((row) => counts(indexed, row, moment)).map((row) => indexed.rows.values(row).minor);
}

describe('a projection of a log with an event that cannot be folded', () => {
  it('fails, and names the first that nothing takes back', async () => {
    const log = openLog();
    await log.pay('acme', poison);
    await log.pay('bolt', { minor: 1 });
    await log.pay('bolt', poison);
    await log.pay('acme', poison);
    await log.retract('acme', 0);
    await expect(log.open().catchUp()).rejects.toMatchObject({ code: 'UNFOLDABLE_EVENT', reference: 'bolt@1' });
    await log.retract('bolt', 1);
    await expect(log.open().catchUp()).rejects.toMatchObject({ code: 'UNFOLDABLE_EVENT', reference: 'acme@1' });
  });

  it('passes over it where a later one takes it back: it was never known as a fact', async () => {
    const log = openLog();
    await log.pay('acme', { minor: 1 });
    await log.pay('acme', poison);
    await log.pay('acme', { minor: 3 });
    await log.correct('acme', 1, { minor: 2 });
    expect(await knownBefore(log, 3)).toEqual([1]);
    expect(await knownBefore(log, 4)).toEqual([1, 3]);
    expect(await knownBefore(log, 5)).toEqual([1, 3, 2]);
    await log.retract('acme', 1);
    expect(await knownBefore(log, 5)).toEqual([1, 3, 2]);
    expect(await knownBefore(log, 6)).toEqual([1, 3]);
  });

  it('takes the next word where the correction cannot be folded either', async () => {
    const log = openLog();
    await log.pay('acme', poison);
    await log.correct('acme', 0, poison);
    await expect(log.open().catchUp()).rejects.toMatchObject({ reference: 'acme@0', type: 'Paid' });
    await log.correct('acme', 0, { minor: 2 });
    expect(await knownBefore(log, 10)).toEqual([2]);
  });

  it('goes on after it has failed, once that is taken back', async () => {
    const log = openLog();
    const projection = log.open();
    await log.pay('acme', poison);
    await expect(projection.catchUp()).rejects.toMatchObject({ code: 'UNFOLDABLE_EVENT' });
    await log.retract('acme', 0);
    expect((await projection.catchUp()).rows('payments').length).toBe(0);
  });

  it('passes over as many as there are', async () => {
    const log = openLog();
    const stray = (revision: number) => ({
      ...{ id: newId(instant('2026-03-01T10:00:00Z')), type: 'Paid', data: poison },
      meta: { schemaVersion: 1, clientId: 'acme', occurredAt: instant('2026-03-01T10:00:00Z'), actor: { id: 'ann' } },
      ...(revision < 1_500 ? {} : { type: 'EventRetracted', data: { revision: revision - 1_500, why: 'typo' } }),
    });
    const events = Array.from({ length: 3_000 }, (_, revision) => stray(revision));
    for (let from = 0; from < events.length; from += 500)
      await log.store.append('client-acme', events.slice(from, from + 500), { expect: 'any' });
    await log.pay('acme', { minor: 1 });
    expect(await knownBefore(log, 2)).toEqual([1]);
  });

  it('fails where the program is too old for it, whatever is said of it later', async () => {
    const log = openLog();
    await log.pay('acme', { minor: 1 }, 2);
    await log.retract('acme', 0);
    await expect(log.open().catchUp()).rejects.toMatchObject({
      code: 'UNFOLDABLE_EVENT',
      cause: { code: 'NEWER_SCHEMA' },
    });
  });

  it('tells those who follow nothing that may not hold', async () => {
    const log = openLog();
    await log.pay('acme', { minor: 1 });
    const projection = log.open(inPagesOfOne(log.store));
    const told: string[] = [];
    const heard = new Promise<void>((resolve) => {
      projection.changes$.subscribe((change: FactsChange<typeof tables>) => {
        const whom = change.kind === 'changed' ? [...change.clientIds].sort().join() : '';
        told.push(`${change.kind} ${whom}`);
        if (change.kind === 'changed') resolve();
      });
    });
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([log.pay('bolt', poison), log.pay('acme', { minor: 2 }), log.retract('bolt', 0)]);
    await heard;
    projection.close();
    expect(told).toEqual(['caught-up ', 'changed acme,bolt']);
  });
});
