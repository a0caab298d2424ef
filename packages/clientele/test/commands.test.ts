import { openMemoryStore, openMemoryVault } from '@clientele/core';
import {
  acceptOffer,
  type Clientele,
  eur,
  makeOffer,
  openClientele,
  openDeal,
  recordPayment,
  refundPayment,
  register,
} from 'clientele';

import { tickingClock } from './ticking-clock.ts';

const clock = tickingClock('2026-03-01T09:00:00Z');
const open = (store = openMemoryStore({ clock })): Promise<Clientele> =>
  openClientele({ store, vault: openMemoryVault(), actor: 'ann', clock });
const acmeOvens = register({ kind: 'organisation', name: 'Acme Ovens', industry: 'bakeries' });

describe('commands to a client', () => {
  it('give the events that they recorded, typed by the command', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    const {
      events: [registered, opened],
    } = await acme.do([acmeOvens, openDeal({ motion: 'inbound' })]);
    expect(registered.data.kind).toBe('organisation');
    expect(registered.meta.actor).toEqual({ id: 'ann' });
    const { events, revision } = await acme.do(makeOffer({ dealId: opened.data.dealId, validUntil: '2026-12-31' }));
    expect(events[0].data.revision).toBe(1);
    expect(revision).toBe(2);
    // @ts-expect-error an offer has no dealOpened
    expect(events[0].data.dealOpened).toBeUndefined();
  });

  it('are recorded once under one key, and give their first events again', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    await acme.do(acmeOvens);
    const pay = recordPayment({ amount: eur('100.00') }, { key: 'bank-17' });
    const first = await acme.do(pay);
    const again = await acme.do(pay);
    expect(again.events[0].id).toBe(first.events[0].id);
    expect((await acme.state()).revision).toBe(1);
  });

  it('are all recorded or none of them', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    await expect(acme.do([acmeOvens, acceptOffer({ offerId: 'never-made' })])).rejects.toMatchObject({
      name: 'Refused',
    });
    expect((await acme.state()).revision).toBe(-1);
  });

  it('can be asked for what would happen, and nothing is written', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    const asked = await acme.may(openDeal({ motion: 'inbound' }));
    expect(asked).toMatchObject({ allowed: false });
    expect(await acme.may(acmeOvens)).toMatchObject({ allowed: true });
    expect((await acme.state()).revision).toBe(-1);
  });

  it('are decided again when somebody else was faster, so that nothing is lost and nothing doubled', async () => {
    const store = openMemoryStore({ clock });
    const [one, two] = [await open(store), await open(store)];
    await one.client('acme').do(acmeOvens);
    const pay = (from: Clientele, n: number) =>
      from.client('acme').do(recordPayment({ amount: eur('1.00') }, { key: `p${String(n)}` }));
    await Promise.all(Array.from({ length: 64 }, (_, n) => pay(n % 2 === 0 ? one : two, n)));
    expect((await one.client('acme').state()).revision).toBe(64);
  });

  it('conflict when the client has changed since the revision that the user saw', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    const { revision } = await acme.do(acmeOvens);
    await acme.do(recordPayment({ amount: eur('5.00') }));
    await expect(acme.do(recordPayment({ amount: eur('5.00') }), { expect: revision })).rejects.toMatchObject({
      code: 'REVISION_CONFLICT',
      actual: 1,
    });
  });

  it('are not refused for what the cache believes but the log does not say any more', async () => {
    const store = openMemoryStore({ clock });
    const [one, two] = [await open(store), await open(store)];
    await one.client('acme').do(acmeOvens);
    const refund = refundPayment({ paymentId: 'p1', amount: eur('5.00') });
    await expect(one.client('acme').do(refund)).rejects.toMatchObject({ name: 'Refused' });
    await two.client('acme').do(recordPayment({ paymentId: 'p1', amount: eur('5.00') }));
    await expect(one.client('acme').do(refund)).resolves.toMatchObject({ revision: 2 });
  });
});
