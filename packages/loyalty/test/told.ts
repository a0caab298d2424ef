import { eur } from '@clientele/core';
import type { ToldEvent } from '@clientele/core/testing';

type Data<Type extends ToldEvent['type']> = Extract<ToldEvent, { type: Type }>['data'];
type Score = Data<'SurveyAnswered'>['scores'][number];

const idOf = (clientId: string, when: string): string => `${clientId}-${when.replaceAll(':', '.')}`;

/** Events as the tests of loyalty tell them. */
export const registered = (clientId: string, occurredAt: string, more: object = {}): ToldEvent => ({
  clientId,
  occurredAt,
  type: 'ClientRegistered',
  data: { kind: 'organisation', name: clientId, ...more },
});

export function paid(
  clientId: string,
  occurredAt: string,
  euros = '100.00',
  { product, direction, ...more }: Partial<Data<'PaymentReceived'>> & { product?: string; direction?: string } = {},
): ToldEvent {
  const amount = eur(euros);
  const line = { amount, ...(product !== undefined && { product }), ...(direction !== undefined && { direction }) };
  const lines = product === undefined && direction === undefined ? {} : { lines: [line] };
  return {
    clientId,
    occurredAt,
    type: 'PaymentReceived',
    data: { paymentId: idOf(clientId, occurredAt), amount, ...lines, ...more },
  };
}

export const refunded = (clientId: string, occurredAt: string, paymentOf: string, euros = '100.00'): ToldEvent => ({
  clientId,
  occurredAt,
  type: 'PaymentRefunded',
  data: { refundId: idOf(clientId, `${occurredAt}-back`), paymentId: idOf(clientId, paymentOf), amount: eur(euros) },
});

export const asked = (clientId: string, occurredAt: string, product?: string): ToldEvent => ({
  clientId,
  occurredAt,
  type: 'SurveySent',
  data: {
    surveyId: `${clientId}-${occurredAt}`,
    questionnaire: product === undefined ? 'general' : `about ${product}`,
    ...(product !== undefined && { product }),
  },
});

export const answered = (
  clientId: string,
  occurredAt: string,
  scores: readonly Score[],
  more: Partial<Data<'SurveyAnswered'>> = {},
): ToldEvent => ({ clientId, occurredAt, type: 'SurveyAnswered', data: { scores: [...scores], ...more } });

export const rating = (score: number, question = 'characteristics'): Score => ({ question, kind: 'rating', score });
export const nps = (score: number): Score => ({ question: 'would recommend us', kind: 'nps', score });

export const complained = (clientId: string, occurredAt: string, surveyId?: string): ToldEvent => ({
  clientId,
  occurredAt,
  type: 'ComplaintFiled',
  data: {
    complaintId: `${clientId}-${occurredAt}-complaint`,
    severity: 'medium',
    text: 'It broke',
    ...(surveyId !== undefined && { surveyId }),
  },
});
