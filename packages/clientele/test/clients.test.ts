import { openMemoryStore, openMemoryVault } from '@clientele/core';
import { changeProfile, clientIdOf, correct, InvalidClientId, openClientele, register, retract } from 'clientele';

import { tickingClock } from './ticking-clock.ts';

const clock = tickingClock('2026-03-01T09:00:00Z');
const open = () => openClientele({ store: openMemoryStore({ clock }), vault: openMemoryVault(), actor: 'ann', clock });

describe('the id of a client', () => {
  it.each(['', 'company', 'acme ovens', 'Bäckerei', 'a/b', 'x'.repeat(101)])('is not "%s"', async (id) => {
    await using clientele = await open();
    expect(() => clientele.client(id)).toThrow(new InvalidClientId(id));
    expect(() => clientele.client(clientIdOf(id, 'crm'))).not.toThrow();
  });
});

describe('the list of clients', () => {
  it('goes by corrections and retractions, and by when a name was taken', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    await acme.do(register({ kind: 'organisation', name: 'Acme Owens' }));
    await acme.do(correct({ revision: 0, data: { kind: 'organisation', name: 'Acme Ovens' }, why: 'typo' }));
    await clientele.client('mistake').do(register({ kind: 'person', name: 'Nobody' }));
    await clientele.client('mistake').do(retract({ revision: 0, why: 'a test' }));
    const zenith = clientele.client('zenith');
    await zenith.do(register({ kind: 'organisation', name: 'Zen' }, { occurredAt: '2026-01-01' }));
    await zenith.do(changeProfile({ name: 'Zenith' }, { occurredAt: '2026-02-15' }));
    await zenith.do(changeProfile({ name: 'Zenit' }, { occurredAt: '2026-02-01' }));
    const listed = [];
    for await (const { clientId, name } of clientele.clients()) listed.push([clientId, name]);
    expect(listed).toEqual([
      ['acme', 'Acme Ovens'],
      ['zenith', 'Zenith'],
    ]);
  });
});
