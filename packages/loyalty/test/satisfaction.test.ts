import { factsOf } from '@clientele/core/testing';

import { loyalty, type LoyaltyPolicyInput } from '../src/index.ts';
import { answered, complained, nps, paid, rating, registered } from './told.ts';

const facts = factsOf(loyalty.tables, [
  registered('ada', '2025-01-01'),
  registered('ben', '2025-01-01'),
  registered('cleo', '2025-01-01'),
  registered('dan', '2025-01-01'),
  paid('ada', '2025-01-05'),
  answered('ada', '2025-02-01', [rating(2), rating(5, 'speed of delivery'), nps(3)], {
    product: 'oven',
    channel: 'email',
    surveyId: 's1',
  }),
  complained('ada', '2025-02-01', 's1'),
  answered('ada', '2025-03-01', [rating(4), nps(9)], { product: 'oven', channel: 'phone' }),
  answered('ben', '2025-02-05', [rating(5), nps(10)], { product: 'mixer', channel: 'email' }),
  answered('cleo', '2025-02-05', [rating(3), nps(6)], { channel: 'email' }),
  answered('dan', '2025-02-06', [rating(1), { question: 'easy to buy', kind: 'ces', score: 6 }], {
    channel: 'phone',
    surveyId: 's2',
  }),
  complained('dan', '2025-02-20'),
]);
const report = (policy: LoyaltyPolicyInput = {}, filter = {}) =>
  loyalty.report(facts, { at: '2025-12-01', filter }, policy);
const { satisfaction, wordOfMouth } = report();

describe('satisfaction', () => {
  it('takes the latest score of each client to each question', () => {
    expect(satisfaction.counts).toBe('clients');
    expect(satisfaction.overall.rating).toEqual({
      answers: 5,
      mean: 18 / 5,
      distribution: { '1': 1, '3': 1, '4': 1, '5': 2 },
      csat: { number: 3, of: 5, share: 0.6 },
    });
  });

  it('counts every answer where the policy says so, and says so', () => {
    const all = report({ satisfaction: { counts: 'answers' } }).satisfaction;
    expect(all.counts).toBe('answers');
    expect(all.overall.rating.answers).toBe(6);
    expect(all.overall.nps.answers).toBe(4);
  });

  it('takes promoters less detractors over all who were asked', () => {
    expect(satisfaction.overall.nps).toEqual({ answers: 3, promoters: 2, passives: 0, detractors: 1, score: 100 / 3 });
  });

  it('gives the mean effort on its own scale', () => {
    expect(satisfaction.overall.ces).toEqual({ answers: 1, mean: 6, distribution: { '6': 1 } });
  });

  it('is told by question, product and channel', () => {
    expect(satisfaction.byQuestion['speed of delivery']).toEqual({
      kind: 'rating',
      scale: { min: 1, max: 5 },
      answers: 1,
      mean: 5,
      distribution: { '5': 1 },
    });
    expect(satisfaction.byProduct['oven']?.rating.mean).toBe(4.5);
    expect(satisfaction.byProduct['not recorded']?.rating.answers).toBe(2);
    expect(satisfaction.byChannel['email']?.nps).toMatchObject({ promoters: 1, detractors: 2 });
  });

  it('brings ratings of other scales to 1-5, and keeps them apart by question', () => {
    const other = factsOf(loyalty.tables, [
      registered('ada', '2025-01-01'),
      answered('ada', '2025-02-01', [{ question: 'taste', score: 10, scale: { min: 0, max: 10 } }]),
      registered('ben', '2025-01-01'),
      answered('ben', '2025-02-01', [{ question: 'taste', score: 3 }]),
    ]);
    const told = loyalty.report(other).satisfaction;
    expect(told.overall.rating).toMatchObject({ mean: 4, csat: { number: 1, of: 2 } });
    expect(Object.keys(told.byQuestion)).toEqual(['taste (rating 0-10)', 'taste (rating 1-5)']);
  });

  it('calls clients openly dissatisfied at 1-2 and hidden at 3, by the lowest rating', () => {
    expect(satisfaction.contentment).toEqual({ satisfied: 2, hidden: 1, open: 1 });
    expect(report({ satisfaction: { hidden: 4 } }).satisfaction.contentment.hidden).toBe(2);
  });

  it('lists the dissatisfied answers that opened no complaint case', () => {
    expect(satisfaction.cases).toEqual({
      asked: true,
      answers: 3,
      opened: 1,
      missing: { number: 2, list: ['cleo@1', 'dan@1'] },
    });
    expect(report({ satisfaction: { opensCase: false } }).satisfaction.cases.missing.number).toBe(0);
  });

  it('looks into the window only', () => {
    const filter = { window: { from: '2025-02-15', to: '2025-12-01' } };
    expect(report({}, filter).satisfaction).toMatchObject({ scores: 2, clients: 1 });
  });

  it('is narrowed by product and by the channel on which the answer came', () => {
    expect(report({}, { product: 'oven' }).satisfaction.clients).toBe(1);
    expect(report({}, { channel: 'phone' }).satisfaction.clients).toBe(2);
  });

  it('keeps what a client said last, for the client’s own answer', () => {
    const { contentment, answers } = loyalty.of(facts, 'ada');
    expect(contentment).toBe('satisfied');
    expect(answers).toContainEqual({
      question: 'would recommend us',
      kind: 'nps',
      score: 9,
      product: 'oven',
      answeredAt: '2025-03-01T00:00:00.000Z',
    });
  });
});

describe('word of mouth', () => {
  it('is estimated by rules of thumb, and says so', () => {
    expect(wordOfMouth).toEqual({
      ruleOfThumb: { perSatisfied: 5, perDissatisfied: 10, silentPerComplaint: 9 },
      satisfied: 2,
      hearGoodAtMost: 10,
      complaints: 1,
      dissatisfied: 2,
      silentlyDissatisfied: 9,
      hearBadAtLeast: 110,
    });
  });

  it('takes the factors of the policy', () => {
    const factors = { perSatisfied: 3, perDissatisfied: 2, silentPerComplaint: 0 };
    expect(report({ wordOfMouth: factors }).wordOfMouth).toMatchObject({ hearGoodAtMost: 6, hearBadAtLeast: 4 });
  });
});
