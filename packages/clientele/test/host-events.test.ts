import { openMemoryStore, openMemoryVault } from '@clientele/core';
import { defineEvent, openClientele, register } from 'clientele';
import { z } from 'zod';

import { tickingClock } from './ticking-clock.ts';

const clock = tickingClock('2026-03-01T09:00:00Z');
const OvenServiced = defineEvent({
  family: 'service',
  version: 1,
  says: 'An oven was serviced at the client.',
  body: z.strictObject({ product: z.string(), hours: z.number().positive() }),
});
const open = () =>
  openClientele({
    store: openMemoryStore({ clock }),
    vault: openMemoryVault(),
    actor: 'ann',
    clock,
    hostEvents: { OvenServiced },
  });

describe("an event of the host's own type", () => {
  it('is recorded in the stream of the client, checked by its schema, once under one key', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    await acme.do(register({ kind: 'organisation', name: 'Acme' }));
    const serviced = await acme.record('OvenServiced', { product: 'oven-x', hours: 2 }, { key: 'job-1' });
    const again = await acme.record('OvenServiced', { product: 'oven-x', hours: 2 }, { key: 'job-1' });
    expect(serviced).toMatchObject({ type: 'OvenServiced', revision: 1, data: { hours: 2 } });
    expect(again.id).toBe(serviced.id);
    await expect(acme.record('OvenServiced', { product: 'oven-x', hours: 0 })).rejects.toMatchObject({
      code: 'INVALID_EVENT',
    });
  });

  it('cannot happen to a client that is not registered, and must have been declared', async () => {
    await using clientele = await open();
    await expect(clientele.client('acme').record('OvenServiced', { product: 'x', hours: 1 })).rejects.toMatchObject({
      code: 'NOT_REGISTERED',
    });
    await expect(clientele.client('acme').record('OvenPainted', {})).rejects.toMatchObject({ name: 'UnknownCommand' });
  });
});
