import { setTimeout as pause } from 'node:timers/promises';

import { StoreFailure } from '@clientele/core';
import { partOf } from '@clientele/projections';
import { firstValueFrom, filter } from 'rxjs';

import {
  type Clientele,
  healthOf,
  instant,
  lifecycle,
  openClientele,
  openMemoryStore,
  openMemoryVault,
  openReadModel,
  register,
} from '../src/index.ts';
import { failing } from './failing.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { appendStrangeEvent, strangeEvent } from './strange-event.ts';

let now = instant('2026-07-01T09:00:00Z');
const clock = () => now;
const never = () => new Promise<never>(() => undefined);

const openedOn = (store = openMemoryStore({ clock })): Promise<Clientele> =>
  openClientele({ store, vault: openMemoryVault(), actor: 'ann', clock });

const registered = async (clientele: Clientele, clientId: string) => {
  const { position } = await clientele.client(clientId).do(register({ kind: 'person', name: 'Bo' }));
  if (position === undefined) throw new Error('nothing was recorded');
  return position;
};

describe('the health of an opened log', () => {
  it('is well when the store answers', async () => {
    await using clientele = await openedOn();
    expect(await clientele.health()).toEqual({
      ok: true,
      store: { ok: true, milliseconds: expect.any(Number) as number },
      uptime: 0,
      workers: [],
      reactions: [],
    });
  });

  it('names the code of a store that fails, and nothing that its error says', async () => {
    const down = () => Promise.reject(Object.assign(new Error('ann:s3cret@crm-1'), { code: 'ECONNREFUSED' }));
    await using clientele = await openedOn(failing(openMemoryStore({ clock }), { head: down }));
    const health = await clientele.health();
    expect(health).toMatchObject({ ok: false, store: { ok: false, code: 'ECONNREFUSED' } });
    expect(JSON.stringify(health)).not.toContain('s3cret');
  });

  it('answers though the store does not', async () => {
    await using clientele = await openedOn(failing(openMemoryStore({ clock }), { head: never }));
    expect(await clientele.health({ timeout: 5 })).toMatchObject({
      ok: false,
      store: { ok: false, code: 'NO_ANSWER' },
    });
  });

  it('names a store that does not answer, and what to check', async () => {
    await using clientele = await openClientele({ store: `${newFolder()}/clients.db`, actor: 'ann', clock });
    clientele.store.head = never;
    const { store } = await clientele.health({ timeout: 5 });
    expect(store).toMatchObject({
      code: 'NO_ANSWER',
      because: expect.stringMatching(/clients\.db gave no answer in 5 ms: check the address/) as string,
    });
  });

  it('names the workers that were started and not closed', async () => {
    await using clientele = await openedOn();
    const readModel = `${newFolder()}/read`;
    const following = await clientele.follow([lifecycle], { group: 'crm', readModel, worker: 'host-1' });
    await following.seen(await registered(clientele, 'acme'));
    expect(await clientele.health()).toMatchObject({
      ok: true,
      workers: [{ ok: true, worker: 'host-1', status: { kind: 'leading', epoch: 1 }, group: { name: 'crm' } }],
    });
    await following.close();
    expect((await clientele.health()).workers).toEqual([]);
    expect(await following.health()).toMatchObject({ ok: false, status: { kind: 'stopped' } });
  });
});

describe('the health of a worker', () => {
  it('tells what it is at, and how the group is', async () => {
    await using clientele = await openedOn();
    const readModel = `${newFolder()}/read`;
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel, unknownEvents: 'keep' });
    await appendStrangeEvent(clientele.store, 'bolt');
    await following.seen(await registered(clientele, 'acme'));
    expect(await following.health()).toEqual({
      ok: true,
      store: { ok: true, milliseconds: expect.any(Number) as number },
      readModel: { ok: true, milliseconds: expect.any(Number) as number },
      group: {
        name: 'crm',
        generation: 1,
        building: false,
        sameLog: true,
        lag: { events: 0, milliseconds: 0 },
        parked: 1,
        // An event of a type that this program does not know holds up nothing of its client.
        waiting: 0,
      },
      part: { index: 0, lag: { events: 0, milliseconds: 0 }, parked: 1 },
      worker: expect.any(String) as string,
      status: { kind: 'leading', epoch: 1 },
      uptime: expect.any(Number) as number,
    });
    await using other = await clientele.follow([lifecycle], { group: 'crm', readModel, unknownEvents: 'keep' });
    await firstValueFrom(other.status$.pipe(filter(({ kind }) => kind === 'standing-by')));
    expect(await other.health()).toMatchObject({ ok: true, status: { kind: 'standing-by' }, group: { parked: 1 } });
  });

  it('tells of its part apart from the group, where others fold the rest', async () => {
    await using clientele = await openedOn();
    await using readModel = await openReadModel(`${newFolder()}/read`);
    const follow = (index: number) =>
      clientele.follow([lifecycle], { group: 'crm', readModel, partition: { of: 2, index }, unknownEvents: 'keep' });
    await appendStrangeEvent(clientele.store, 'bolt');
    await using mine = await follow(partOf('bolt', 2));
    const other = await follow(1 - partOf('bolt', 2));
    await other.seen(await registered(clientele, 'acme'));
    await other.close();
    await registered(clientele, 'cafe');
    while ((await mine.health()).part?.lag?.events !== 0) await pause(5);
    expect(await mine.health()).toMatchObject({
      group: { lag: { events: 1 } },
      part: { lag: { events: 0 }, parked: 1 },
    });
    expect((await other.health()).part).toMatchObject({ lag: { events: 1 }, parked: 0 });
  });

  it('is not well while it fails, and when it has stopped', async () => {
    await using clientele = await openedOn();
    await registered(clientele, 'acme');
    const full = new StoreFailure('STORE_FULL', 'read', 'read is full: make room');
    await using readModel = failing(await openReadModel(`${newFolder()}/read`), { keep: () => Promise.reject(full) });
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    await firstValueFrom(following.status$.pipe(filter(({ kind }) => kind === 'failing')));
    expect(await following.health()).toMatchObject({ ok: false, status: { kind: 'failing', code: 'STORE_FULL' } });

    await appendStrangeEvent(clientele.store, 'bolt');
    await using stopping = await clientele.follow([lifecycle], { group: 'two', readModel: `${newFolder()}/read` });
    await firstValueFrom(stopping.status$.pipe(filter(({ kind }) => kind === 'stopped')));
    expect(await stopping.health()).toMatchObject({
      ok: false,
      status: { kind: 'stopped', code: 'UNKNOWN_EVENT_TYPE' },
    });
  });

  it('answers though the read model does not', async () => {
    await using clientele = await openedOn();
    await using readModel = failing(await openReadModel(`${newFolder()}/read`), { current: never });
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    const health = await following.health({ timeout: 5 });
    expect(health).toMatchObject({ ok: false, store: { ok: true }, readModel: { ok: false, code: 'NO_ANSWER' } });
    expect(health.group).toBeUndefined();
  });
});

describe('the health of a group, seen from outside', () => {
  it('says how many events are not folded, and for how long the oldest has waited', async () => {
    await using clientele = await openedOn();
    await using readModel = await openReadModel(`${newFolder()}/read`);
    const following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    await following.seen(await registered(clientele, 'acme'));
    await following.close();
    await registered(clientele, 'bolt');
    now = instant('2026-07-01T09:00:10Z');
    await registered(clientele, 'cafe');
    now = instant('2026-07-01T09:00:30Z');
    const { ok, group } = await healthOf({ store: clientele.store, readModel, group: 'crm' }, { clock });
    expect({ ok, lag: group?.lag }).toEqual({ ok: true, lag: { events: 2, milliseconds: 30_000 } });
  });

  it('counts far beyond what it reads, where positions count events', async () => {
    const store = openMemoryStore({ clock });
    await using clientele = await openedOn(store);
    await using readModel = await openReadModel(`${newFolder()}/read`);
    const following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    await following.seen(await registered(clientele, 'acme'));
    await following.close();
    const asMany = Array.from({ length: 12_000 }, () => strangeEvent('bolt'));
    await store.append('client-bolt', asMany, { expect: 'no-stream' });
    const { group } = await healthOf({ store, readModel, group: 'crm' }, { clock });
    expect(group?.lag?.events).toBe(12_000);
  });

  it('counts the whole log for a group that has folded nothing of it, or another log', async () => {
    await using clientele = await openedOn();
    await using readModel = await openReadModel(`${newFolder()}/read`);
    const following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    await following.seen(await registered(clientele, 'acme'));
    await following.close();
    await using another = await openedOn();
    for (const clientId of ['acme', 'bolt', 'cafe']) await registered(another, clientId);
    const { ok, group } = await healthOf({ store: another.store, readModel, group: 'crm' }, { clock });
    expect(group?.lag?.events).toBe(3);
    // Whoever follows builds its tables anew: to be started again would not mend it.
    expect({ ok, sameLog: group?.sameLog }).toEqual({ ok: true, sameLog: false });
  });

  it('cannot tell whether its tables are of the log, where the store does not answer', async () => {
    const store = openMemoryStore({ clock });
    await using clientele = await openedOn(store);
    await using readModel = await openReadModel(`${newFolder()}/read`);
    const following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    await following.seen(await registered(clientele, 'acme'));
    await following.close();
    const mute = failing(store, { head: never });
    const { group } = await healthOf({ store: mute, readModel, group: 'crm' }, { clock, timeout: 50 });
    expect(group).toMatchObject({ name: 'crm', lag: undefined, sameLog: undefined });
  });

  it('tells of a group that nobody has followed only that the read model answers', async () => {
    await using readModel = await openReadModel(`${newFolder()}/read`);
    const health = await healthOf({ store: openMemoryStore({ clock }), readModel, group: 'crm' }, { clock });
    expect(health).toMatchObject({ ok: true, readModel: { ok: true } });
    expect(health.group).toBeUndefined();
  });

  it('names what keeps a store and a read model from being opened', async () => {
    const store = Promise.reject(new StoreFailure('STORE_DENIED', 'crm-1', 'crm-1 refuses us'));
    const readModel = openReadModel(`${newFolder()}/none`, { mustExist: true });
    expect(await healthOf({ store, readModel }, { clock })).toMatchObject({
      ok: false,
      store: { ok: false, code: 'STORE_DENIED' },
      readModel: { ok: false, code: 'STORE_MISSING', because: expect.stringContaining('is not there') as string },
    });
  });
});
