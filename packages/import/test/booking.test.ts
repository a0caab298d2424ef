import { eventsOf, importInto, lines, newStore, shop, unsealed } from './testbed.ts';

const typesOf = (events: readonly { type: string }[]) => events.map(({ type }) => type);

describe('rows become events', () => {
  test('rows of one invoice are one payment, at the instant of its earliest line', async () => {
    const store = newStore();
    const report = await importInto(store, shop, {
      'lines.csv': lines('1,2026-01-05T10:01,ann,DE,tea,2,1.50', '1,2026-01-05T10:00,ann,DE,cup,1,4.00'),
    });
    const [registered, payment] = await eventsOf(store, 'ann');
    expect(registered?.meta.occurredAt).toBe('2026-01-05T10:00:00.000Z');
    expect(payment).toMatchObject({
      type: 'PaymentReceived',
      data: {
        paymentId: '1',
        invoice: '1',
        amount: { minor: 700, currency: 'EUR' },
        lines: [
          {
            product: 'cup',
            quantity: 1,
            amount: { minor: 400, currency: 'EUR' },
            unitPrice: { minor: 400, currency: 'EUR' },
          },
          {
            product: 'tea',
            quantity: 2,
            amount: { minor: 300, currency: 'EUR' },
            unitPrice: { minor: 150, currency: 'EUR' },
          },
        ],
      },
      meta: {
        occurredAt: '2026-01-05T10:00:00.000Z',
        source: 'shop',
        imported: true,
        actor: { id: 'ann' },
        schemaVersion: 1,
      },
    });
    expect(report.odd).toMatchObject([{ code: 'SEVERAL_INSTANTS', count: 1, rows: 2, clients: ['ann'] }]);
  });

  test('a client is registered at its earliest row, ties going to the smallest key', async () => {
    const store = newStore();
    const report = await importInto(store, shop, {
      'lines.csv': lines(
        '3,2026-01-05T10:00,ann,FR,tea,1,1',
        '2,2026-01-05T10:00,ann,DE,tea,1,1',
        '1,2026-02-05T10:00,ann,IT,tea,1,1',
      ),
    });
    const [registered] = await eventsOf(store, 'ann');
    expect(registered).toMatchObject({
      type: 'ClientRegistered',
      data: { kind: 'person', country: 'DE' },
      meta: { occurredAt: '2026-01-05T10:00:00.000Z' },
    });
    expect(unsealed((registered?.data as { name: { sealed: string } }).name)).toBe('Customer ann');
    expect(report.odd).toMatchObject([
      { code: 'SEVERAL_PROFILES', count: 2, what: expect.stringContaining('country') as string },
    ]);
  });

  test('a key that cannot be a client id becomes one that every import gives', async () => {
    const [first, second] = [newStore(), newStore()];
    for (const store of [first, second])
      await importInto(store, shop, { 'lines.csv': lines('1,2026-01-05,Ann & Co.,DE,tea,1,1') });
    const [a] = await eventsOf(first);
    const [b] = await eventsOf(second);
    expect(a?.meta.clientId).toMatch(/^[0-9a-f-]{36}$/);
    expect(a?.id).toBe(b?.id);
  });

  test('equal rows that are real are all kept', async () => {
    const store = newStore();
    await importInto(store, shop, {
      'lines.csv': lines('1,2026-01-05,ann,DE,tea,1,1.50', '1,2026-01-05,ann,DE,tea,1,1.50'),
    });
    expect((await eventsOf(store, 'ann'))[1]?.data).toMatchObject({ amount: { minor: 300 }, lines: [{}, {}] });
  });

  test('equal rows without an invoice are payments of their own', async () => {
    const store = newStore();
    const [entry] = shop.entries;
    if (entry?.book !== 'sale') throw new TypeError('the shop books sales');
    const { invoice: _, cancellation: __, ...payments } = entry;
    await importInto(
      store,
      { ...shop, entries: [payments] },
      {
        'lines.csv': lines(',2026-01-05,ann,DE,tea,1,1.50', ',2026-01-05,ann,DE,tea,1,1.50'),
      },
    );
    expect(typesOf(await eventsOf(store, 'ann'))).toEqual(['ClientRegistered', 'PaymentReceived', 'PaymentReceived']);
  });

  test('rows that name no client go to one of kind unattributed: in sums, not in the count of clients', async () => {
    const store = newStore();
    const report = await importInto(store, shop, {
      'lines.csv': lines('1,2026-01-05,,DE,tea,1,1.50', '2,2026-01-05,ann,DE,tea,1,1'),
    });
    const [registered] = await eventsOf(store, 'unattributed-shop');
    expect(registered).toMatchObject({ type: 'ClientRegistered', data: { kind: 'unattributed' } });
    expect(report.clients).toEqual({ named: 1, registered: 1, unattributedLines: 1 });
    expect(report.money).toMatchObject([{ total: '2.5', unattributed: { minor: 150, currency: 'EUR' } }]);
    expect(report.odd).toMatchObject([{ code: 'UNATTRIBUTED', count: 1, lines: [{ file: 'lines.csv', line: 2 }] }]);
  });

  test('what does not fit minor units is rounded once a line, to the even one, and the residue reported', async () => {
    const store = newStore();
    const report = await importInto(store, shop, {
      'lines.csv': lines(
        '1,2026-01-05,ann,DE,tea,1,0.125',
        '1,2026-01-05,ann,DE,cup,1,0.135',
        '1,2026-01-05,ann,DE,pot,3,0.001',
      ),
    });
    expect(report.money).toEqual([
      {
        currency: 'EUR',
        lines: 3,
        total: '0.263',
        booked: { minor: 26, currency: 'EUR' },
        residue: '0.003',
        payments: { minor: 26, currency: 'EUR' },
        refunds: { minor: 0, currency: 'EUR' },
        unattributed: { minor: 0, currency: 'EUR' },
      },
    ]);
    expect(report.odd).toMatchObject([{ code: 'ROUNDED', count: 3 }]);
    expect((await eventsOf(store, 'ann'))[1]?.data).toMatchObject({
      lines: [
        { product: 'cup', unitPrice: { decimal: '0.135', currency: 'EUR' } },
        { product: 'pot', amount: { minor: 0 } },
        { product: 'tea', amount: { minor: 12 } },
      ],
    });
  });

  test('goods that come back at no price move no money: the row is left out and reported', async () => {
    const report = await importInto(newStore(), shop, {
      'lines.csv': lines('1,2026-01-05,ann,DE,tea,-5,0', '2,2026-01-05,ann,DE,tea,5,0'),
    });
    expect(report.lines).toEqual({ read: 2, booked: 1, skipped: 1, refused: 0 });
    expect(report.odd).toMatchObject([{ code: 'NO_MONEY_MOVED', fate: 'skipped', lines: [{ line: 2 }] }]);
  });

  test('a negative amount is money given back where the mapping allows it', async () => {
    const store = newStore();
    const [entry] = shop.entries;
    if (entry?.book !== 'sale') throw new TypeError('the shop books sales');
    await importInto(
      store,
      { ...shop, entries: [{ ...entry, negative: 'refund' }] },
      {
        'lines.csv': lines('1,2026-01-05,ann,DE,tea,2,3.00', '1,2026-01-05,ann,DE,discount,1,-1.00'),
      },
    );
    expect((await eventsOf(store, 'ann')).slice(1)).toMatchObject([
      { type: 'PaymentReceived', data: { amount: { minor: 600 } } },
      { type: 'PaymentRefunded', data: { refundId: '1', amount: { minor: 100 } } },
    ]);
  });
});
