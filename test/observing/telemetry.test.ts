import { LostLead } from '@clientele/projections';
import { openSqliteReadModel } from '@clientele/read-model-sqlite';
import type { Reaction } from 'clientele/reactions';
import {
  eur,
  instant,
  lifecycle,
  listProduct,
  makeOffer,
  openClientele,
  openDeal,
  openMemoryStore,
  openMemoryVault,
  recordPayment,
  register,
  StoreFailure,
  type Telemetry,
} from 'clientele';

import { failing } from '../../packages/clientele/test/failing.ts';
import { newFolder } from '../new-folder.ts';
import { appendStrangeEvent } from '../../packages/clientele/test/strange-event.ts';
import { recorder } from '../../packages/telemetry/test/recorder.ts';

const clock = () => instant('2026-07-01T09:00:00Z');
const opened = (telemetry: Telemetry, store = openMemoryStore({ clock })) =>
  openClientele({ store, vault: openMemoryVault(), actor: 'ann', clock, telemetry });

const acme = register({ kind: 'organisation', name: 'Acme Secret', industry: 'bakeries' });

describe('a log that is opened with telemetry', () => {
  it('gives a span for each command, and for the load and the append that it needs', async () => {
    const { telemetry, spans, total } = recorder();
    await using clientele = await opened(telemetry);
    await clientele.client('acme').do([acme, openDeal({ motion: 'inbound' })]);
    await clientele.company.do(listProduct({ product: 'oven-x', name: 'Oven Secret' }));
    expect(spans().map(({ name }) => name)).toEqual([
      ...['clientele.load', 'clientele.append', 'clientele.command'],
      ...['clientele.load', 'clientele.append', 'clientele.command'],
    ]);
    expect(spans()[2]?.attributes).toEqual({
      'clientele.client': 'acme',
      'clientele.commands': ['RegisterClient', 'OpenDeal'],
      'clientele.events': 2,
      'clientele.revision': 1,
      'clientele.retries': 0,
    });
    expect(await total('clientele.commands')).toBe(3);
    expect(await total('clientele.events.appended')).toBe(3);
    expect(JSON.stringify(spans())).not.toContain('Secret');
  });

  it('names the rule that refuses a command', async () => {
    const { telemetry, spans, hasFailed } = recorder();
    await using clientele = await opened(telemetry);
    const offer = makeOffer({ dealId: 'no-such-deal', validUntil: '2036-12-31' });
    const refused = clientele.client('acme').do(offer);
    await expect(refused).rejects.toMatchObject({ name: 'Refused', code: 'NOT_REGISTERED' });
    const attributes = { 'clientele.refused': 'NOT_REGISTERED' };
    expect(spans().at(-1)).toMatchObject({ name: 'clientele.command', attributes });
    expect(hasFailed('clientele.command')).toBe(false);
  });

  it('counts decisions that are taken again because somebody else was faster', async () => {
    const { telemetry, spans, total } = recorder();
    const store = openMemoryStore({ clock });
    await using ann = await opened(telemetry, store);
    const vault = openMemoryVault();
    const bob = await openClientele({ store, vault, actor: 'bob', clock });
    await ann.client('acme').do(acme);
    await bob.client('acme').do(recordPayment({ amount: eur('1.00') }));
    await ann.client('acme').do(recordPayment({ amount: eur('2.00') }));
    expect(spans().at(-1)?.attributes).toMatchObject({ 'clientele.retries': 1, 'clientele.revision': 2 });
    expect(await total('clientele.command.retries')).toBe(1);
    expect(await total('clientele.append.conflicts')).toBe(1);
  });
});

describe('reactions of a log that is opened with telemetry', () => {
  it('are watched until they are closed', async () => {
    const { telemetry, measured, total } = recorder();
    await using clientele = await opened(telemetry);
    const broken: Reaction = {
      name: 'broken',
      version: 1,
      on: ['ClientRegistered'],
      react: () => {
        throw new Error('of Ann Secret nothing is known');
      },
    };
    let fail = (): void => undefined;
    const failed = new Promise<void>((resolve) => (fail = resolve));
    const running = await clientele.react([broken], { log: `${newFolder()}/reactions`, onError: fail });
    const up = () => measured('clientele.reaction.up').then((gauges) => gauges.map(({ value }) => value));
    expect(await up()).toEqual([1]);
    await clientele.client('acme').do(acme);
    await failed;
    expect(await up()).toEqual([0]);
    expect(await total('clientele.reaction.failures')).toBeGreaterThan(0);
    await running.close();
    expect(await up()).toEqual([0]);
  });
});

describe('a worker of a log that is opened with telemetry', () => {
  const attributes = { 'clientele.group': 'crm', 'clientele.part': 0 };

  it('gives a span for each page, and counts events, lag and what is set aside', async () => {
    const { telemetry, spans, measured } = recorder();
    await using clientele = await opened(telemetry);
    await appendStrangeEvent(clientele.store, 'bolt');
    const readModel = `${newFolder()}/read`;
    const following = await clientele.follow([lifecycle], { group: 'crm', readModel, unknownEvents: 'keep' });
    const { position } = await clientele.client('acme').do(acme);
    if (position !== undefined) await following.seen(position);
    const pages = spans().filter(({ name }) => name === 'clientele.projection.batch');
    expect(pages.length).toBeGreaterThan(0);
    expect(pages[0]?.attributes).toMatchObject(attributes);
    expect(await measured('clientele.projection.events')).toEqual([{ value: 2, attributes }]);
    expect(await measured('clientele.projection.duration')).toEqual([{ value: pages.length, attributes }]);
    expect(await measured('clientele.projection.up')).toEqual([{ value: 1, attributes }]);
    expect(await measured('clientele.projection.lag.events')).toEqual([{ value: 0, attributes }]);
    expect(await measured('clientele.projection.lag.time')).toEqual([{ value: 0, attributes }]);
    expect(await measured('clientele.projection.parked')).toEqual([{ value: 1, attributes }]);
    expect(JSON.stringify(spans())).not.toContain('Secret');
    await following.close();
    expect(await measured('clientele.projection.up')).toEqual([{ value: 0, attributes }]);
  });

  it('gives the gauges of its part, so that those of all parts add up', async () => {
    const { telemetry, measured } = recorder();
    await using clientele = await opened(telemetry);
    for (const clientId of ['bolt', 'cafe', 'dove']) await appendStrangeEvent(clientele.store, clientId);
    const readModel = `${newFolder()}/read`;
    const follow = (index: number) =>
      clientele.follow([lifecycle], { group: 'crm', readModel, partition: { of: 2, index }, unknownEvents: 'keep' });
    await using one = await follow(0);
    await using two = await follow(1);
    const { position } = await clientele.client('acme').do(acme);
    if (position !== undefined) await Promise.all([one.seen(position), two.seen(position)]);
    const parked = await measured('clientele.projection.parked');
    const ofPart = (part: number) => ({ 'clientele.group': 'crm', 'clientele.part': part });
    expect(parked.map((gauge) => gauge.attributes)).toEqual([ofPart(0), ofPart(1)]);
    expect(parked.reduce((sum, { value }) => sum + value, 0)).toBe(3);
  });

  it('counts what it tries again, and leads that it lost', async () => {
    const { telemetry, measured } = recorder();
    await using clientele = await opened(telemetry);
    await using real = await openSqliteReadModel(`${newFolder()}/read`);
    const [position] = (await clientele.client('acme').do(acme)).events.map((event) => event.position);
    const failures: Error[] = [
      new StoreFailure('STORE_UNAVAILABLE', 'read', 'read cannot be reached'),
      new LostLead('crm', 2),
    ];
    const keep = () => {
      const failure = failures.shift();
      return failure && Promise.reject(failure);
    };
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel: failing(real, { keep }) });
    if (position !== undefined) await following.seen(position);
    expect(await measured('clientele.projection.retries')).toEqual([
      { value: 1, attributes: { ...attributes, 'error.type': 'STORE_UNAVAILABLE' } },
    ]);
    expect(await measured('clientele.projection.leads_lost')).toEqual([{ value: 1, attributes }]);
  });
});
