import { factsOf } from '@clientele/core/testing';

import { loyalty, type LoyaltyPolicyInput } from '../src/index.ts';
import { paid, refunded, registered } from './told.ts';

const facts = factsOf(loyalty.tables, [
  registered('ada', '2025-01-01', { industry: 'bakeries' }),
  registered('ben', '2025-01-01', { industry: 'cafes' }),
  registered('cleo', '2025-01-01', { industry: 'bakeries' }),
  registered('dan', '2025-01-01', { industry: 'bakeries' }),
  { clientId: 'till', type: 'ClientRegistered', data: { kind: 'unattributed' }, occurredAt: '2025-01-01' },
  {
    clientId: 'ada',
    type: 'OwnerAssigned',
    data: { employee: 'Ann', role: 'account-manager' },
    occurredAt: '2025-01-02',
  },
  {
    clientId: 'ben',
    type: 'OwnerAssigned',
    data: { employee: 'Bo', role: 'account-manager' },
    occurredAt: '2025-01-02',
  },
  paid('ada', '2025-02-01', '100.00', { direction: 'ovens' }),
  paid('ada', '2025-06-01', '40.00', { direction: 'mixers' }),
  paid('ben', '2025-03-01', '60.00', { invoice: 'B-1', direction: 'ovens' }),
  paid('ben', '2025-03-20', '60.00', { invoice: 'B-1', direction: 'ovens' }),
  paid('cleo', '2025-07-01T08:00:00Z', '10.00', { direction: 'mixers' }),
  paid('cleo', '2025-07-01T17:00:00Z', '10.00', { direction: 'mixers' }),
  paid('till', '2025-02-01'),
  paid('till', '2025-02-02'),
]);
const at = '2025-08-01';

const report = (policy: LoyaltyPolicyInput = {}, filter = {}) => loyalty.report(facts, { at, filter }, policy);

describe('the loyalty index', () => {
  it('is the share of clients that bought again among those that ever bought', () => {
    expect(report().index.ever).toEqual({ number: 2, of: 3, share: 2 / 3 });
  });

  it('takes two payments of one invoice for one sale, unless settlements are counted', () => {
    expect(loyalty.of(facts, 'ben', { at }).loyal).toBe(false);
    expect(report({ again: 'settlements' }).index.ever.number).toBe(3);
  });

  it('takes two sales on one day for one purchase where days are counted', () => {
    expect(report({ again: 'days' }).index.ever.number).toBe(2);
    expect(loyalty.of(facts, 'cleo', { at }, { again: 'days' }).loyal).toBe(false);
  });

  it('counts days in the zone of the policy', () => {
    const late = factsOf(loyalty.tables, [paid('ada', '2025-01-01T20:00:00Z'), paid('ada', '2025-01-01T23:30:00Z')]);
    expect(loyalty.report(late, {}, { again: 'days' }).index.ever.number).toBe(0);
    expect(loyalty.report(late, {}, { again: 'days', zone: 'Europe/Berlin' }).index.ever.number).toBe(1);
  });

  it('does not see a purchase before it happened, nor at its very instant', () => {
    expect(loyalty.report(facts, { at: '2025-06-01' }).index.ever.number).toBe(0);
    expect(loyalty.report(facts, { at: '2025-06-01T00:00:00.001Z' }).index.ever.number).toBe(1);
  });

  it('counts in a window those with two or more sales in it, of those with one or more', () => {
    const window = { from: '2025-06-01', to: '2025-08-01' };
    expect(report({}, { window }).index.window).toEqual({ number: 1, of: 2, share: 0.5 });
  });

  it('counts as returning who bought in the window and also before it, or twice in it', () => {
    const window = { from: '2025-06-01', to: '2025-08-01' };
    expect(report({}, { window }).index.returning).toEqual({ number: 2, of: 2, share: 1 });
  });

  it('looks at the last twelve months where no window is asked for', () => {
    expect(report().window).toEqual({ from: '2024-08-01T00:00:00.000Z', to: '2025-08-01T00:00:00.000Z' });
    expect(report({ window: { months: 1 } }).index.window.of).toBe(1);
  });

  it('does not count a sale that was wholly refunded, from the refund on', () => {
    const returned = factsOf(loyalty.tables, [
      paid('ada', '2025-01-01'),
      paid('ada', '2025-02-01'),
      refunded('ada', '2025-03-01', '2025-02-01'),
    ]);
    expect(loyalty.of(returned, 'ada', { at: '2025-03-01' }).loyal).toBe(true);
    expect(loyalty.of(returned, 'ada', { at: '2025-03-02' }).loyal).toBe(false);
  });

  it('ignores refunds where the policy says so: in what was bought again, and in what was ever bought', () => {
    const returned = factsOf(loyalty.tables, [
      paid('ada', '2025-01-01', '100.00', { direction: 'ovens' }),
      paid('ada', '2025-02-01', '100.00', { direction: 'ovens' }),
      refunded('ada', '2025-03-01', '2025-02-01'),
      paid('ben', '2025-01-01', '100.00', { invoice: 'B-1' }),
      paid('ben', '2025-01-02', '100.00', { invoice: 'B-1' }),
      refunded('ben', '2025-03-01', '2025-01-01'),
      refunded('ben', '2025-03-01', '2025-01-02'),
    ]);
    const again = 'sales-before-refunds';
    const { index, by } = loyalty.report(returned, { at: '2025-04-01' }, { again });
    expect(loyalty.report(returned, { at: '2025-04-01' }).index.ever).toMatchObject({ number: 0, of: 1 });
    expect(index.ever).toMatchObject({ number: 1, of: 2 });
    expect(index.window).toMatchObject({ number: 1, of: 2 });
    expect(by.direction['ovens']?.ever).toMatchObject({ number: 1, of: 1 });
    expect(
      loyalty.report(returned, { at: '2025-04-01', filter: { direction: 'ovens' } }, { again }).index.ever,
    ).toEqual(by.direction['ovens']?.ever);
    expect(loyalty.of(returned, 'ben', { at: '2025-04-01' }, { again }).purchases).toMatchObject({ number: 1 });
    expect(loyalty.report(returned, { at: '2025-02-01' }, { again }).index.ever).toMatchObject({ number: 0, of: 2 });
  });

  it('leaves out sales that name no client', () => {
    expect(report().index.ever.of).toBe(3);
  });

  it('has no share where nobody ever bought', () => {
    expect(loyalty.report(factsOf(loyalty.tables, [registered('ada', '2025-01-01')])).index.ever).toEqual({
      number: 0,
      of: 0,
      share: null,
    });
  });

  it('counts a merged client under the one it was merged into', () => {
    const merged = factsOf(loyalty.tables, [
      registered('ada', '2025-01-01'),
      registered('ada2', '2025-01-01'),
      paid('ada', '2025-02-01'),
      paid('ada2', '2025-03-01'),
      { clientId: 'ada2', type: 'ClientMerged', data: { intoClientId: 'ada' }, occurredAt: '2025-04-01' },
    ]);
    expect(loyalty.report(merged).index.ever).toMatchObject({ number: 1, of: 1 });
    expect(loyalty.report(merged, { at: '2025-04-01' }).index.ever).toMatchObject({ number: 0, of: 2 });
    expect(loyalty.of(merged, 'ada2').clientId).toBe('ada');
  });
});

describe('the loyalty index of a part', () => {
  const { by } = report();

  it('is told by segment, by owner and by cohort', () => {
    expect(by.segment['bakeries']?.ever).toMatchObject({ number: 2, of: 2 });
    expect(by.segment['cafes']?.ever).toMatchObject({ number: 0, of: 1 });
    expect(by.owner['Ann']?.ever).toMatchObject({ number: 1, of: 1 });
    expect(by.owner['not recorded']?.ever).toMatchObject({ number: 1, of: 1 });
    expect(by.cohort).toMatchObject({
      '2025-02': { ever: { number: 1, of: 1 } },
      '2025-03': { ever: { number: 0, of: 1 } },
      '2025-07': { ever: { number: 1, of: 1 } },
    });
  });

  it('counts in a direction who bought again in that direction', () => {
    expect(by.direction['ovens']?.ever).toMatchObject({ number: 0, of: 2 });
    expect(by.direction['mixers']?.ever).toMatchObject({ number: 1, of: 2 });
  });

  it('is the index of the filter that names the part', () => {
    expect(report({}, { direction: 'mixers' }).index).toEqual(by.direction['mixers']);
    expect(report({}, { owner: 'Ann' }).index).toEqual(by.owner['Ann']);
    expect(report({}, { segment: { key: 'industry', value: 'bakeries' } }).index).toEqual(by.segment['bakeries']);
  });

  it('cuts cohorts by quarter or year where the policy says so', () => {
    expect(Object.keys(report({ cohort: 'quarter' }).by.cohort)).toEqual(['2025-01', '2025-07']);
    expect(Object.keys(report({ cohort: 'year', fiscalMonth: 4 }).by.cohort)).toEqual(['2024-04', '2025-04']);
  });
});
