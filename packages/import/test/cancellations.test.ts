import { eventsOf, importInto, lines, newStore, shop } from './testbed.ts';

async function refundsOf(...rows: string[]) {
  const store = newStore();
  const report = await importInto(store, shop, { 'lines.csv': lines(...rows) });
  const refunds = (await eventsOf(store)).filter(({ type }) => type === 'PaymentRefunded').map(({ data }) => data);
  return { refunds, report };
}

describe('a cancellation refunds the sale that it cancels', () => {
  test('the latest earlier sale of the same client, product and unit price comes first', async () => {
    const { refunds } = await refundsOf(
      '1,2026-01-01,ann,DE,tea,5,2.00',
      '2,2026-01-02,ann,DE,tea,5,2.00',
      'C3,2026-01-03,ann,DE,tea,-2,2.00',
      '4,2026-01-04,ann,DE,tea,5,2.00',
    );
    expect(refunds).toMatchObject([
      { refundId: 'C3-2', paymentId: '2', invoice: '2', amount: { minor: 400 }, reason: 'cancellation' },
    ]);
  });

  test('the rest spills to the sale before', async () => {
    const { refunds } = await refundsOf(
      '1,2026-01-01,ann,DE,tea,5,2.00',
      '2,2026-01-02,ann,DE,tea,5,2.00',
      'C3,2026-01-03,ann,DE,tea,-8,2.00',
    );
    expect(refunds).toMatchObject([
      { paymentId: '2', amount: { minor: 1000 }, lines: [{ quantity: 5 }] },
      { paymentId: '1', amount: { minor: 600 }, lines: [{ quantity: 3 }] },
    ]);
  });

  test('what matches nothing is a refund without a payment, and reported with its line', async () => {
    const { refunds, report } = await refundsOf(
      '1,2026-01-01,ann,DE,tea,5,2.00',
      'C3,2026-01-03,ann,DE,tea,-8,2.00',
      'C4,2026-01-04,ann,DE,cup,-1,9.00',
    );
    expect(refunds).toMatchObject([
      { paymentId: '1', amount: { minor: 1000 } },
      { refundId: 'C3', amount: { minor: 600 } },
      { refundId: 'C4', amount: { minor: 900 } },
    ]);
    expect(refunds[1]).not.toHaveProperty('paymentId');
    expect(report.odd).toMatchObject([
      {
        code: 'UNMATCHED_CANCELLATION',
        rows: 2,
        amounts: [{ minor: 1500, currency: 'EUR' }],
        lines: [{ line: 3 }, { line: 4 }],
      },
    ]);
  });

  test.each([
    ['another client', '1,2026-01-01,bob,DE,tea,5,2.00'],
    ['another product', '1,2026-01-01,ann,DE,cup,5,2.00'],
    ['another price', '1,2026-01-01,ann,DE,tea,5,2.10'],
    ['a later sale', '1,2026-02-01,ann,DE,tea,5,2.00'],
  ])('%s does not match', async (_, sale) => {
    const { refunds } = await refundsOf(sale, 'C3,2026-01-03,ann,DE,tea,-1,2.00');
    expect(refunds).toHaveLength(1);
    expect(refunds[0]).not.toHaveProperty('paymentId');
  });

  test('prices are the same however they are written', async () => {
    const { refunds } = await refundsOf('1,2026-01-01,ann,DE,tea,5,2.0', 'C3,2026-01-03,ann,DE,tea,-1,2');
    expect(refunds).toMatchObject([{ paymentId: '1' }]);
  });

  test('a sale that was cancelled has no quantity left for another cancellation', async () => {
    const { refunds } = await refundsOf(
      '1,2026-01-01,ann,DE,tea,1,2.00',
      'C2,2026-01-02,ann,DE,tea,-1,2.00',
      'C3,2026-01-03,ann,DE,tea,-1,2.00',
    );
    expect(refunds).toMatchObject([{ paymentId: '1' }, { refundId: 'C3' }]);
  });

  test('sales of unknown clients are not matched: nobody knows whose they are', async () => {
    const { refunds } = await refundsOf('1,2026-01-01,,DE,tea,1,2.00', 'C2,2026-01-02,,DE,tea,-1,2.00');
    expect(refunds[0]).not.toHaveProperty('paymentId');
  });

  test('parts of a rounded line add up to it', async () => {
    const { refunds } = await refundsOf(
      '1,2026-01-01,ann,DE,tea,3,0.333',
      '2,2026-01-02,ann,DE,tea,4,0.333',
      'C3,2026-01-03,ann,DE,tea,-7,0.333',
    );
    const amounts = refunds.map((refund) => (refund as { amount: { minor: number } }).amount.minor);
    expect(amounts).toEqual([133, 100]);
  });
});
