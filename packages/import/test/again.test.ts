import { instant, KeyForgotten, type NewEvent } from '@clientele/core';

import type { MappingInput } from '../src/index.ts';
import { eventsOf, factsOf, importInto, lines, newStore, seal, shop } from './testbed.ts';

const rows = [
  '1,2026-01-05T10:00,ann,DE,tea,2,1.50',
  '1,2026-01-05T10:00,ann,DE,cup,1,4.00',
  '2,2026-01-06T10:00,bob,DE,tea,1,1.50',
  'C3,2026-01-07T10:00,ann,DE,tea,-1,1.50',
  '4,2026-01-08T10:00,,DE,tea,1,1.50',
];

const deals: MappingInput = {
  name: 'deals',
  source: 'crm',
  currency: 'EUR',
  tables: { deals: { file: 'deals.csv' } },
  clients: { account: { key: 'account', kind: 'organisation', name: 'account' } },
  entries: [
    {
      book: 'event',
      name: 'opened',
      from: 'deals',
      event: 'DealOpened',
      key: 'id',
      at: { column: 'opened' },
      data: { dealId: 'id' },
    },
    {
      book: 'sale',
      name: 'paid',
      from: 'deals',
      when: { column: 'stage', is: 'won' },
      key: 'id',
      deal: 'id',
      at: { column: 'closed' },
      amount: 'value',
    },
    {
      book: 'event',
      name: 'won',
      from: 'deals',
      when: { column: 'stage', is: 'won' },
      event: 'DealClosed',
      key: 'id',
      at: { column: 'closed' },
      data: { dealId: 'id' },
    },
    {
      book: 'event',
      name: 'lost',
      from: 'deals',
      when: { column: 'stage', is: 'lost' },
      event: 'DealLost',
      key: 'id',
      at: { column: 'closed' },
      data: { dealId: 'id', stage: { $value: 'offer' }, category: { $value: 'price' } },
    },
  ],
};
const dealFile = (...content: string[]) => ({
  'deals.csv': ['id,account,opened,stage,closed,value', ...content].join('\n'),
});

describe('importing again', () => {
  test('the same file adds nothing', async () => {
    const store = newStore();
    const first = await importInto(store, shop, { 'lines.csv': lines(...rows) });
    const again = await importInto(store, shop, { 'lines.csv': lines(...rows) });
    expect(again.events).toEqual({
      appended: 0,
      corrections: 0,
      retractions: 0,
      unchanged: first.events.appended,
      byType: {},
    });
    expect(again.money).toEqual(first.money);
  });

  test('a longer version adds the rest', async () => {
    const [grown, whole] = [newStore(), newStore()];
    await importInto(grown, shop, { 'lines.csv': lines(...rows.slice(0, 3)) });
    await importInto(grown, shop, { 'lines.csv': lines(...rows) });
    await importInto(whole, shop, { 'lines.csv': lines(...rows) });
    expect(await factsOf(grown)).toEqual(await factsOf(whole));
    expect((await eventsOf(grown)).some(({ type }) => type === 'EventCorrected')).toBe(false);
  });

  test('an invoice that a cut file split is completed by a correction, not doubled and not dropped', async () => {
    const store = newStore();
    await importInto(store, shop, { 'lines.csv': lines(...rows.slice(0, 1)) });
    const report = await importInto(store, shop, { 'lines.csv': lines(...rows) });
    expect(report.odd).toContainEqual(expect.objectContaining({ code: 'CORRECTED', count: 1, clients: ['ann'] }));
    const [, payment, correction] = await eventsOf(store, 'ann');
    expect(payment).toMatchObject({ type: 'PaymentReceived', data: { amount: { minor: 300 } } });
    expect(correction).toMatchObject({
      type: 'EventCorrected',
      data: { revision: 1, type: 'PaymentReceived', data: { amount: { minor: 700 } } },
    });
    const third = await importInto(store, shop, { 'lines.csv': lines(...rows) });
    expect(third.events.appended).toBe(0);
  });

  test('the rest of a cut file, given alone, completes the invoice too', async () => {
    const [halves, whole] = [newStore(), newStore()];
    await importInto(halves, shop, { 'lines.csv': lines(...rows.slice(1)) });
    await importInto(halves, shop, { 'lines.csv': lines(...rows.slice(0, 1)) });
    await importInto(whole, shop, { 'lines.csv': lines(...rows) });
    expect(await factsOf(halves)).toEqual(await factsOf(whole));
  });

  test('a shorter version takes nothing away', async () => {
    const store = newStore();
    await importInto(store, shop, { 'lines.csv': lines(...rows) });
    const report = await importInto(store, shop, { 'lines.csv': lines(...rows.slice(0, 1)) });
    expect(report.events.appended).toBe(0);
  });

  test('an earlier row that turns up later corrects the registration', async () => {
    const store = newStore();
    await importInto(store, shop, { 'lines.csv': lines(...rows) });
    await importInto(store, shop, { 'lines.csv': lines('0,2025-12-01T10:00,ann,FR,tea,1,1') });
    const correction = (await eventsOf(store, 'ann')).find(({ type }) => type === 'EventCorrected');
    expect(correction?.data).toMatchObject({
      revision: 0,
      occurredAt: '2025-12-01T10:00:00.000Z',
      data: { country: 'FR' },
    });
    const again = await importInto(store, shop, { 'lines.csv': lines(...rows, '0,2025-12-01T10:00,ann,FR,tea,1,1') });
    expect(again.events.appended).toBe(0);
  });

  test('a cancellation matches sales of earlier imports, and sales that turn up later', async () => {
    const [later, whole] = [newStore(), newStore()];
    await importInto(later, shop, { 'lines.csv': lines(...rows.slice(3)) });
    expect((await eventsOf(later, 'ann')).at(-1)?.data).not.toHaveProperty('paymentId');
    const report = await importInto(later, shop, { 'lines.csv': lines(...rows.slice(0, 3)) });
    await importInto(whole, shop, { 'lines.csv': lines(...rows) });
    expect(report.events.retractions).toBe(1);
    expect(await factsOf(later)).toEqual(await factsOf(whole));
  });

  test('a row with a key says what its latest version says', async () => {
    const store = newStore();
    await importInto(store, deals, dealFile('d1,Acme,2026-01-01,open,,', 'd2,Acme,2026-01-02,won,2026-02-01,100'));
    await importInto(
      store,
      deals,
      dealFile('d1,Acme,2026-01-01,won,2026-03-01,50', 'd2,Acme,2026-01-02,lost,2026-02-01,0'),
    );
    const whole = newStore();
    await importInto(
      whole,
      deals,
      dealFile('d1,Acme,2026-01-01,won,2026-03-01,50', 'd2,Acme,2026-01-02,lost,2026-02-01,0'),
    );
    expect(await factsOf(store)).toEqual(await factsOf(whole));
    await importInto(store, deals, dealFile('d2,Acme,2026-01-02,won,2026-02-01,100'));
    expect((await factsOf(store)).filter((fact) => fact.includes('DealClosed'))).toHaveLength(2);
  });

  test('a deal that named no account and names one now moves to it', async () => {
    const [moved, whole] = [newStore(), newStore()];
    await importInto(moved, deals, dealFile('d1,,2026-01-01,open,,', 'd2,,2026-01-02,open,,'));
    await importInto(moved, deals, dealFile('d1,Acme,2026-01-01,open,,', 'd2,,2026-01-02,open,,'));
    await importInto(whole, deals, dealFile('d1,Acme,2026-01-01,open,,', 'd2,,2026-01-02,open,,'));
    const opened = (facts: readonly string[]) => facts.filter((fact) => fact.includes('DealOpened'));
    expect(opened(await factsOf(moved))).toEqual(opened(await factsOf(whole)));
  });

  test('what was corrected by hand since is left as it is', async () => {
    const store = newStore();
    await importInto(store, shop, { 'lines.csv': lines(...rows) });
    const byHand: NewEvent = {
      id: '00000000-0000-8000-8000-000000000001',
      type: 'EventRetracted',
      data: { revision: 1, why: { sealed: 'x' } },
      meta: { schemaVersion: 1, clientId: 'ann', occurredAt: instant('2026-02-01T00:00:00Z'), actor: { id: 'eve' } },
    };
    await store.append('client-ann', [byHand], { expect: 'stream-exists' });
    const report = await importInto(store, shop, { 'lines.csv': lines(...rows, '1,2026-01-05T10:00,ann,DE,pot,1,9') });
    expect(report.events.byType).toEqual({});
    expect(report.odd).toContainEqual(expect.objectContaining({ code: 'LEFT_AS_CORRECTED', clients: ['ann'] }));
  });

  test('a client that another source registered keeps its profile and gets the rest', async () => {
    const store = newStore();
    await importInto(store, { ...shop, source: 'other' }, { 'lines.csv': lines('9,2026-01-05,ann,FR,tea,1,1') });
    const report = await importInto(store, shop, { 'lines.csv': lines(...rows) });
    expect((await eventsOf(store, 'ann')).filter(({ type }) => type === 'ClientRegistered')).toHaveLength(1);
    expect(report.clients).toMatchObject({ named: 2, registered: 1 });
    expect(report.odd).toContainEqual(expect.objectContaining({ code: 'REGISTERED_ELSEWHERE', clients: ['ann'] }));
  });

  test('nothing more is recorded of a client whose personal data was erased', async () => {
    const store = newStore();
    const forgetful = (event: NewEvent) => {
      if (event.meta.clientId === 'ann') throw new KeyForgotten('ann');
      return seal(event);
    };
    const report = await importInto(store, shop, { 'lines.csv': lines(...rows) }, { seal: forgetful });
    expect(await eventsOf(store, 'ann')).toEqual([]);
    expect(report.lines).toEqual({ read: 5, booked: 2, skipped: 0, refused: 3 });
    expect(report.money).toMatchObject([{ total: '3' }]);
    expect(report.odd).toContainEqual(expect.objectContaining({ code: 'ERASED_CLIENT', fate: 'refused', rows: 3 }));
  });
});
