import { addEvents, factsOf } from '@clientele/core/testing';

import { loyalClients, loyalty, loyaltyChanges } from '../src/index.ts';
import { paid, refunded, registered } from './told.ts';

describe('a follower of loyalty', () => {
  const begin = () =>
    factsOf(loyalty.tables, [
      registered('ada', '2025-01-01'),
      paid('ada', '2025-02-01'),
      registered('ben', '2025-01-01'),
      paid('ben', '2025-02-01'),
      paid('ben', '2025-03-01'),
    ]);

  it('is told that a client bought again, and when', () => {
    const facts = begin();
    const before = loyalClients(facts);
    addEvents(facts, [paid('ada', '2025-04-01')]);
    expect(loyaltyChanges(before, loyalClients(facts))).toMatchObject([
      { clientId: 'ada', from: 'not loyal', to: 'loyal', at: '2025-04-01T00:00:00.000Z', restates: false },
    ]);
  });

  it('is told that a purchase written down late restates what it was told', () => {
    const facts = begin();
    const before = loyalClients(facts);
    addEvents(facts, [{ ...paid('ada', '2025-02-15'), recordedAt: '2025-05-01' }]);
    expect(loyaltyChanges(before, loyalClients(facts))).toMatchObject([
      { clientId: 'ada', to: 'loyal', at: '2025-02-15T00:00:00.000Z', restates: true },
    ]);
  });

  it('is told that a client is loyal no more when the purchase was refunded', () => {
    const facts = begin();
    const before = loyalClients(facts);
    addEvents(facts, [refunded('ben', '2025-04-01', '2025-03-01')]);
    expect(loyaltyChanges(before, loyalClients(facts))).toMatchObject([
      { clientId: 'ben', from: 'loyal', to: 'not loyal' },
    ]);
  });

  it('is told nothing where nothing changed', () => {
    const facts = begin();
    expect(loyaltyChanges(loyalClients(facts), loyalClients(facts))).toEqual([]);
  });
});
