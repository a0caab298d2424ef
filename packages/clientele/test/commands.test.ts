import { openMemoryStore, openMemoryVault } from '@clientele/core';
import {
  acceptOffer,
  addNote,
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
const vault = openMemoryVault();
const open = (store = openMemoryStore({ clock })): Promise<Clientele> =>
  openClientele({ store, vault: openMemoryVault(), actor: 'ann', clock });
const acmeOvens = register({ kind: 'organisation', name: 'Acme Ovens', industry: 'bakeries' });

describe('commands to a client', () => {
  it('take their time and key themselves: what would be lost beside them is refused', async () => {
    await using clientele = await open();
    const options = { expect: -1, key: 'web-form-17', occurredAt: '2026-01-01' };
    await expect(clientele.client('acme').do(acmeOvens, options)).rejects.toThrow(/key, occurredAt.*command/);
    await clientele.client('acme').do(acmeOvens, { expect: -1 });
  });

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

  it('are refused under a used key when they say something else, also in what is personal', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    await acme.do(acmeOvens);
    const note = (text: string) => addNote({ text }, { key: 'note-1' });
    const first = await acme.do(note('called'));
    expect((await acme.do(note('called'))).events[0].id).toBe(first.events[0].id);
    await expect(acme.do(note('wrote'))).rejects.toMatchObject({
      code: 'KEY_REUSED',
      data: { key: 'note-1', differs: ['data.text'] },
    });
    expect(await acme.may(note('wrote'))).toMatchObject({ allowed: false, refusals: [{ code: 'KEY_REUSED' }] });
    expect((await acme.state()).revision).toBe(1);
  });

  it('that another process sent first under the same key are told apart by what they say', async () => {
    const store = openMemoryStore({ clock });
    const [one, two] = [await open(store), await openClientele({ store, vault, actor: 'bob', clock })];
    await one.client('acme').do(acmeOvens);
    await two.client('acme').state();
    const pay = (amount: string) =>
      recordPayment({ amount: eur(amount) }, { key: 'bank-17', occurredAt: '2026-02-01' });
    const first = await one.client('acme').do(pay('5.00'));
    await two
      .client('acme')
      .do(pay('5.00'))
      .then(({ events }) => {
        expect(events[0].id).toBe(first.events[0].id);
      });
    await expect(two.client('acme').do(pay('6.00'))).rejects.toMatchObject({ code: 'KEY_REUSED' });
  });

  it('repeated with the revision that the user saw give their first events, not a conflict', async () => {
    await using clientele = await open();
    const acme = clientele.client('acme');
    const { revision } = await acme.do(acmeOvens);
    const pay = recordPayment({ amount: eur('5.00') }, { key: 'bank-17' });
    const first = await acme.do(pay, { expect: revision });
    const again = await acme.do(pay, { expect: revision });
    expect(again.events[0].id).toBe(first.events[0].id);
  });

  it('do not conflict with a revision that only the cache has not seen yet', async () => {
    const store = openMemoryStore({ clock });
    const [one, two] = [await open(store), await open(store)];
    await one.client('acme').do(acmeOvens);
    const { revision } = await two.client('acme').do(recordPayment({ amount: eur('5.00') }));
    await expect(
      one.client('acme').do(recordPayment({ amount: eur('6.00') }), { expect: revision }),
    ).resolves.toMatchObject({ revision: 2 });
  });

  it('to one client follow each other, and take no second decision for it', async () => {
    const store = openMemoryStore({ clock });
    await using clientele = await open(store);
    const append = jest.spyOn(store, 'append');
    const acme = clientele.client('acme');
    await acme.do(acmeOvens);
    await Promise.all(Array.from({ length: 64 }, () => acme.do(recordPayment({ amount: eur('1.00') }))));
    expect(append).toHaveBeenCalledTimes(65);
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
