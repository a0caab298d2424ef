import type { ToldEvent } from '@clientele/core/testing';
import fc from 'fast-check';

const base = Date.UTC(2025, 0, 1);
export const dateAt = (days: number): string => new Date(base + days * 86_400_000).toISOString();

type Told = Readonly<{ clientId: string; type: string; data: object }>;

const clientId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const product = fc.constantFrom('x', 'y', undefined);
const amount = fc.constantFrom(500, 1000).map((minor) => ({ minor, currency: 'EUR' }));
const of = (type: string, data: fc.Arbitrary<object>): fc.Arbitrary<Told> =>
  fc.record({ clientId, type: fc.constant(type), data });

const payment = of(
  'PaymentReceived',
  fc.record({ paymentId: fc.constantFrom('p1', 'p2', 'p3'), amount }).chain(({ paymentId, amount: paid }) =>
    fc.record({ product, direction: fc.constantFrom('ovens', 'mixers') }).map((line) => ({
      paymentId,
      amount: paid,
      lines: [{ ...line, amount: paid }],
    })),
  ),
);
const refund = of('PaymentRefunded', fc.record({ refundId: fc.constant('r'), paymentId: fc.constant('p1'), amount }));

const score = fc.oneof(
  fc.record({ question: fc.constantFrom('quality', 'speed'), score: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    question: fc.constant('speed'),
    score: fc.integer({ min: 1, max: 3 }),
    scale: fc.constant({ min: 1, max: 3 }),
  }),
  fc.record({ question: fc.constant('nps'), kind: fc.constant('nps'), score: fc.integer({ min: 0, max: 10 }) }),
);
const answer = of(
  'SurveyAnswered',
  fc.record({
    surveyId: fc.constantFrom('s1', 's2', undefined),
    product,
    channel: fc.constantFrom('phone', 'web'),
    scores: fc.array(score, { minLength: 1, maxLength: 2 }),
  }),
);
const complaint = of(
  'ComplaintFiled',
  fc.record({
    complaintId: fc.constantFrom('k1', 'k2'),
    severity: fc.constant('low'),
    text: fc.constant('late'),
    category: fc.constant('quality'),
    surveyId: fc.constantFrom('s1', undefined),
  }),
);
const sent = of(
  'SurveySent',
  fc.record({ surveyId: fc.constantFrom('s1', 's2'), questionnaire: fc.constantFrom('paper', 'general'), product }),
);

const registered = of(
  'ClientRegistered',
  fc.record({
    kind: fc.constantFrom('organisation', 'unattributed'),
    name: fc.constant('n'),
    industry: fc.constantFrom('bakeries', 'farms'),
    referredByClientId: fc.option(clientId, { nil: undefined }),
  }),
);
const referral = of('ReferralMade', fc.record({ referredClientId: clientId }));
const owner = of(
  'OwnerAssigned',
  fc.record({ employee: fc.constantFrom('ann', 'bob'), role: fc.constant('account-manager') }),
);
const merge = fc
  .tuple(fc.constantFrom('ClientMerged', 'ClientMergeUndone'), clientId, clientId)
  .filter(([, from, into]) => from !== into)
  .map(([type, from, into]): Told => ({ clientId: from, type, data: { intoClientId: into } }));
const retraction = of('EventRetracted', fc.record({ revision: fc.nat(3), why: fc.constant('wrong') }));
const listing = fc
  .record({ product: fc.constant('x'), direction: fc.constant('ovens'), questionnaire: fc.constant('paper') })
  .map((data): Told => ({ clientId: 'company', type: 'ProductListed', data: { ...data, name: 'X' } }));

const event = fc
  .record({
    told: fc.oneof(
      { weight: 6, arbitrary: payment },
      { weight: 1, arbitrary: refund },
      { weight: 4, arbitrary: answer },
      { weight: 1, arbitrary: complaint },
      { weight: 1, arbitrary: sent },
      { weight: 3, arbitrary: registered },
      { weight: 4, arbitrary: referral },
      { weight: 1, arbitrary: owner },
      { weight: 2, arbitrary: merge },
      { weight: 1, arbitrary: retraction },
      { weight: 1, arbitrary: listing },
    ),
    at: fc.integer({ min: 0, max: 300 }),
    late: fc.constantFrom(0, 0, 0, 40, 200),
  })
  .map(({ told, at, late }): ToldEvent => {
    const times = { occurredAt: dateAt(at), recordedAt: dateAt(at + late) };
    // The pairing of types and bodies is what the generators above give: the catalogue checks it again.
    return { ...told, ...times } as ToldEvent;
  });

/** Events of a few clients who buy, answer, recommend us to each other and turn out to be one another. */
export const anyCompany = fc.array(event, { minLength: 8, maxLength: 40 });
