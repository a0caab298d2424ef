import { setTimeout as pause } from 'node:timers/promises';

import { filter, firstValueFrom } from 'rxjs';

import {
  fieldsFirst,
  instant,
  lifecycle,
  type Log,
  type LogFields,
  openClientele,
  openMemoryStore,
  openMemoryVault,
  openReadModel,
  register,
  type SnapshotStore,
} from '../src/index.ts';
import type { Reaction } from '../src/reactions.ts';
import { failing } from './failing.ts';
import { newFolder } from '../../../test/new-folder.ts';
import { appendStrangeEvent } from './strange-event.ts';

const clock = () => instant('2026-07-01T09:00:00Z');

type Line = Readonly<{ level: string; message: string; fields: LogFields }>;

/** A log that remembers its lines. */
function remembering() {
  const lines: Line[] = [];
  const at = (level: string) => (message: string, fields: LogFields) => void lines.push({ level, message, fields });
  const log: Log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return { log, lines };
}

const openedWith = (log: Log, more: { snapshots?: SnapshotStore } = {}) =>
  openClientele({ store: openMemoryStore({ clock }), vault: openMemoryVault(), actor: 'ann', clock, log, ...more });

describe('the log', () => {
  it('follows a worker: what is built, who leads, what is kept and set aside', async () => {
    const { log, lines } = remembering();
    await using clientele = await openedWith(log);
    await appendStrangeEvent(clientele.store, 'bolt');
    const readModel = `${newFolder()}/read`;
    const following = await clientele.follow([lifecycle], {
      group: 'crm',
      worker: 'host-1',
      readModel,
      unknownEvents: 'keep',
    });
    const { position } = await clientele.client('acme').do(register({ kind: 'person', name: 'Ann Secret' }));
    if (position !== undefined) await following.seen(position);
    await following.close();
    const who = { group: 'crm', worker: 'host-1', part: 0 };
    const whole = { group: 'crm', worker: 'host-1', generation: 1 };
    expect(lines).toEqual(
      expect.arrayContaining([
        { level: 'info', message: 'building a generation', fields: { ...whole, because: 'first' } },
        { level: 'info', message: 'leading', fields: { ...who, epoch: 1 } },
        {
          level: 'warn',
          message: 'event set aside',
          fields: { ...who, event: 'bolt@0', type: 'OvenServiced', why: 'unknown' },
        },
      ]),
    );
    expect(lines).toContainEqual({
      level: 'debug',
      message: 'page kept',
      fields: expect.objectContaining({ ...who, live: expect.any(Boolean) as boolean }) as LogFields,
    });
    expect(JSON.stringify(lines)).not.toMatch(/Secret/);
  });

  it('says what failed and what stopped a worker, by its code, and no secret of an error', async () => {
    const { log, lines } = remembering();
    await using clientele = await openedWith(log);
    await clientele.client('acme').do(register({ kind: 'person', name: 'Bo' }));
    const down = () =>
      Promise.reject(Object.assign(new Error('no way to postgres://ann:s3cret@db/crm'), { code: 'ECONNREFUSED' }));
    await using readModel = failing(await openReadModel(`${newFolder()}/read`), { keep: down });
    await using one = await clientele.follow([lifecycle], { group: 'crm', readModel, worker: 'host-1' });
    await firstValueFrom(one.status$.pipe(filter(({ kind }) => kind === 'failing')));
    expect(lines).toContainEqual({
      level: 'warn',
      message: 'failed, trying again',
      fields: {
        group: 'crm',
        worker: 'host-1',
        attempt: 0,
        retryIn: expect.any(Number) as number,
        code: 'ECONNREFUSED',
      },
    });
    await appendStrangeEvent(clientele.store, 'bolt');
    await using two = await clientele.follow([lifecycle], { group: 'two', readModel: `${newFolder()}/read` });
    await firstValueFrom(two.status$.pipe(filter(({ kind }) => kind === 'stopped')));
    expect(lines.find(({ level }) => level === 'error')).toMatchObject({
      message: 'stopped: a person has to change something',
      fields: { group: 'two', code: 'UNKNOWN_EVENT_TYPE' },
    });
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });

  it('says which reaction failed, by the code, and when it ends because the store was closed', async () => {
    const { log, lines } = remembering();
    const clientele = await openedWith(log);
    const broken: Reaction = {
      name: 'broken',
      version: 1,
      on: ['ClientRegistered'],
      react: () => {
        throw new Error('of Ann Secret nothing is known');
      },
    };
    const told: unknown[] = [];
    const running = await clientele.react([broken], {
      log: `${newFolder()}/reactions`,
      onError: (error) => told.push(error),
    });
    await clientele.client('acme').do(register({ kind: 'person', name: 'Ann Secret' }));
    while (told.length === 0) await pause(1);
    const failed = { reaction: 'broken', code: 'REACTION_FAILED' };
    expect(lines).toContainEqual({ level: 'warn', message: 'a reaction failed, trying again', fields: failed });
    expect(JSON.stringify(lines)).not.toContain('Secret');
    await clientele.close();
    // It has ended by itself: whoever waits for it waits no longer.
    await running.settled().catch(() => undefined);
    while (!lines.some(({ message }) => message.startsWith('the reaction ends'))) await pause(1);
    await running.close();
  });

  it('warns of a snapshot that could not be kept', async () => {
    const { log, lines } = remembering();
    const full = () => Promise.reject(Object.assign(new Error('/home/ann: no space'), { code: 'ENOSPC' }));
    await using clientele = await openedWith(log, { snapshots: { load: full, save: full } });
    await clientele.facts(lifecycle);
    expect(lines).toContainEqual({
      level: 'warn',
      message: 'a snapshot could not be kept or used',
      fields: { code: 'ENOSPC' },
    });
  });

  it('that fails is no trouble of the work', async () => {
    const broken = () => {
      throw new Error('the disk is full');
    };
    await using clientele = await openedWith({ info: broken, warn: broken, error: broken });
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel: `${newFolder()}/read` });
    const { position } = await clientele.client('acme').do(register({ kind: 'person', name: 'Bo' }));
    if (position !== undefined) await following.seen(position);
    expect((await following.health()).ok).toBe(true);
  });

  it('may take its fields first, as pino does', () => {
    const written: unknown[] = [];
    const at = (level: string) => (fields: object, message: string) => void written.push([level, fields, message]);
    const log = fieldsFirst({ debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') });
    log.debug?.('one', { a: 1 });
    log.info('two', { a: 2 });
    log.warn('three', { a: 3 });
    log.error('four', { a: 4 });
    expect(written).toEqual([
      ['debug', { a: 1 }, 'one'],
      ['info', { a: 2 }, 'two'],
      ['warn', { a: 3 }, 'three'],
      ['error', { a: 4 }, 'four'],
    ]);
  });

  it('may be the console', () => {
    const log: Log = console;
    expect(typeof log.info).toBe('function');
  });
});
