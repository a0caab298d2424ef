import { instantOf, type NewEvent, newId, openMemoryStore } from '@clientele/core';
import { eventStoreContract } from '@clientele/core/testing';

import { telemetry } from '../src/index.ts';
import { recorder } from './recorder.ts';

const now = instantOf(Date.UTC(2026, 5, 1));
const clock = () => now;

const called = (clientId: string): NewEvent => ({
  id: newId(now),
  type: 'ClientNamed',
  data: { secret: 'Ann' },
  meta: { schemaVersion: 1, clientId, occurredAt: now, actor: { id: 'ann' }, correlationId: 'c', commandKey: 'k' },
});

describe('a store under observation', () => {
  eventStoreContract({
    describe,
    it,
    open: (options) => Promise.resolve(telemetry().store(openMemoryStore(options))),
  });

  it('records each append and each load by stream, number and revision, and nothing of what events say', async () => {
    const { telemetry: recording, spans, total } = recorder();
    await using store = recording.store(openMemoryStore({ clock }));
    await store.append('client-acme', [called('acme'), called('acme')], { expect: 'no-stream' });
    for await (const _ of store.readStream('client-acme'));
    expect(spans()).toEqual([
      {
        name: 'clientele.append',
        attributes: {
          'clientele.stream': 'client-acme',
          'clientele.events': 2,
          'clientele.revision': 1,
          'clientele.repeated': false,
        },
      },
      { name: 'clientele.load', attributes: { 'clientele.stream': 'client-acme', 'clientele.events': 2 } },
    ]);
    expect(await total('clientele.events.appended')).toBe(2);
    expect(await total('clientele.store.duration')).toBe(2);
  });

  it('counts conflicts, and names them in the span by their code', async () => {
    const { telemetry: recording, spans, total } = recorder();
    await using store = recording.store(openMemoryStore({ clock }));
    await store.append('client-acme', [called('acme')], { expect: 'no-stream' });
    await expect(store.append('client-acme', [called('acme')], { expect: 'no-stream' })).rejects.toThrow();
    expect(await total('clientele.append.conflicts')).toBe(1);
    expect(spans().at(-1)?.attributes).toMatchObject({ 'error.type': 'REVISION_CONFLICT' });
  });

  it('counts the attempts of a store that waits for its server, by what the server said', async () => {
    const { telemetry: recording, measured } = recorder();
    recording.storeRetried({ store: 'kurrentdb://crm-1', attempt: 1, code: 'unavailable', retryIn: 50 });
    recording.storeRetried({ store: 'kurrentdb://crm-1', attempt: 2, code: 'unavailable', retryIn: 100 });
    expect(await measured('clientele.store.retries')).toEqual([
      { value: 2, attributes: { 'error.type': 'unavailable' } },
    ]);
  });

  it('counts what is repeated once', async () => {
    const { telemetry: recording, total } = recorder();
    await using store = recording.store(openMemoryStore({ clock }));
    const event = called('acme');
    await store.append('client-acme', [event], { expect: 'no-stream' });
    await store.append('client-acme', [event], { expect: 'no-stream' });
    expect(await total('clientele.events.appended')).toBe(1);
  });

  it('ends the span of a load that is left half-way', async () => {
    const { telemetry: recording, spans } = recorder();
    await using store = recording.store(openMemoryStore({ clock }));
    await store.append('client-acme', [called('acme'), called('acme')], { expect: 'no-stream' });
    for await (const _ of store.readStream('client-acme')) break;
    expect(spans().at(-1)).toEqual({
      name: 'clientele.load',
      attributes: { 'clientele.stream': 'client-acme', 'clientele.events': 1 },
    });
  });
});
