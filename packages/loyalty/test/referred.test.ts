import { eur } from '@clientele/core';
import { factsOf, type ToldEvent } from '@clientele/core/testing';

import { loyalty } from '../src/index.ts';
import { paid, refunded, registered } from './told.ts';

const recommended = (clientId: string, occurredAt: string, referredClientId: string): ToldEvent => ({
  clientId,
  occurredAt,
  type: 'ReferralMade',
  data: { referredClientId },
});

const facts = factsOf(loyalty.tables, [
  registered('ada', '2025-01-01'),
  registered('ben', '2025-01-01'),
  registered('cleo', '2025-02-01', { referredByClientId: 'ada' }),
  registered('dan', '2025-02-01'),
  registered('eva', '2025-02-01'),
  paid('ada', '2025-01-10', '500.00'),
  recommended('ben', '2025-01-15', 'cleo'),
  recommended('ben', '2025-02-02', 'dan'),
  recommended('ada', '2025-02-03', 'dan'),
  paid('cleo', '2025-02-10', '80.00', { invoice: 'C-1' }),
  paid('cleo', '2025-03-10', '20.00', { invoice: 'C-1' }),
  paid('cleo', '2025-04-10', '900.00'),
  paid('dan', '2025-02-20', '50.00'),
  refunded('dan', '2025-02-25', '2025-02-20', '10.00'),
  paid('eva', '2025-02-20', '30.00'),
  recommended('ben', '2025-02-21', 'eva'),
]);

describe('referred purchases', () => {
  const { ever, window } = loyalty.report(facts, {
    at: '2025-12-01',
    filter: { window: { from: '2025-02-15', to: '2025-12-01' } },
  }).referred;

  it('are the first sales of clients that were recommended, of all first sales', () => {
    expect(ever.firstSales).toEqual({ number: 2, of: 4, share: 0.5 });
  });

  it('come to what the first sales brought, all parts of them, less refunds', () => {
    expect(ever.turnover).toEqual(eur('140.00'));
    expect(ever.ofTurnover).toEqual(eur('670.00'));
  });

  it('are credited to the one that the client names, else to the first that recommended', () => {
    expect(ever.referrers).toEqual({
      number: 2,
      list: [
        { clientId: 'ada', firstSales: 1, turnover: eur('100.00') },
        { clientId: 'ben', firstSales: 1, turnover: eur('40.00') },
      ],
    });
  });

  it('do not hold a client that was recommended only after it had bought', () => {
    expect(loyalty.of(facts, 'eva').referredBy).toBeNull();
    expect(loyalty.of(facts, 'dan').referredBy).toBe('ben');
  });

  it('are counted in a window by the date of the first sale', () => {
    expect(window.firstSales).toEqual({ number: 1, of: 2, share: 0.5 });
    expect(window.turnover).toEqual(eur('40.00'));
  });

  it('are nobody’s own recommendation, also not under another id', () => {
    const merged = factsOf(loyalty.tables, [
      registered('ada', '2025-01-01'),
      registered('ada2', '2025-01-01', { referredByClientId: 'ada' }),
      paid('ada2', '2025-01-10'),
      { clientId: 'ada2', type: 'ClientMerged', data: { intoClientId: 'ada' }, occurredAt: '2025-04-01' },
    ]);
    expect(loyalty.report(merged, { at: '2025-04-01' }).referred.ever.firstSales.number).toBe(1);
    expect(loyalty.report(merged).referred.ever.firstSales.number).toBe(0);
  });

  it('list no more referrers than the policy asks for, and count all', () => {
    const { referrers } = loyalty.report(facts, {}, { listed: 1 }).referred.ever;
    expect(referrers.number).toBe(2);
    expect(referrers.list).toHaveLength(1);
  });
});

describe('old and regular clients', () => {
  const told = [
    registered('ada', '2025-01-01'),
    registered('ben', '2025-01-01'),
    { clientId: 'till', type: 'ClientRegistered', data: { kind: 'unattributed' }, occurredAt: '2025-01-01' } as const,
    paid('ada', '2025-01-10', '100.00'),
    paid('ada', '2025-06-10', '60.00'),
    refunded('ada', '2025-06-20', '2025-06-10', '20.00'),
    paid('ben', '2025-06-15', '40.00'),
    paid('till', '2025-06-15', '20.00'),
  ];
  const { oldClients, regulars } = loyalty.report(factsOf(loyalty.tables, told), {
    at: '2025-07-01',
    filter: { window: { from: '2025-06-01', to: '2025-07-01' } },
  });

  it('give the share of turnover of those that had bought before the window', () => {
    expect(oldClients).toEqual({
      turnover: eur('100.00'),
      fromOld: eur('40.00'),
      fromNew: eur('40.00'),
      unattributed: eur('20.00'),
      share: 0.4,
    });
  });

  it('have no share where the turnover is not more than zero', () => {
    const none = loyalty.report(factsOf(loyalty.tables, told), {
      at: '2025-05-01',
      filter: { window: { from: '2025-04-01', to: '2025-05-01' } },
    });
    expect(none.oldClients.share).toBeNull();
  });

  it('are counted by their status: regular ones and restored ones, of all buyers and of the active', () => {
    expect(regulars).toEqual({
      regular: 0,
      restored: 1,
      ofBuyers: { number: 1, of: 2, share: 0.5 },
      ofActive: { number: 1, of: 2, share: 0.5 },
    });
  });
});
