import { factTable, type Money, totalOf } from '@clientele/core';

import { type Share, shareText } from './share.ts';
import { type StepType, stepTypes } from './step-types.ts';

type Line = NonNullable<Parameters<typeof totalOf>[0]>[number];

/** What the bodies of these events have in common, as far as it moves a deal. */
type Step = Readonly<{
  dealId?: string | undefined;
  offerId?: string | undefined;
  contractId?: string | undefined;
  invoice?: string | undefined;
  paymentId?: string | undefined;
  deliveryId?: string | undefined;
  stage?: string | undefined;
  category?: string | undefined;
  reason?: string | undefined;
  competitor?: string | undefined;
  partial?: boolean | undefined;
  amount?: Money | undefined;
  total?: Money | undefined;
  products?: readonly (string | Line)[] | undefined;
  discount?: Share | undefined;
  paymentTerms?: Readonly<{ instalments: readonly Instalment[] }> | undefined;
}>;
type Instalment = Readonly<{ percent?: number | undefined; amount?: Money | undefined }>;

const columns = {
  /** The event that happened. */
  type: 'text',
  dealId: 'text',
  offerId: 'text',
  contractId: 'text',
  invoice: 'text',
  paymentId: 'text',
  deliveryId: 'text',
  /** The stage that a loss or a reopening names. */
  stage: 'text',
  /** Of a refusal, a loss or a win; `partial` for a delivery after which more is to come. */
  category: 'text',
  reason: 'text',
  competitor: 'text',
  /** What is to be paid first: `50%` of the total, or minor units and their currency. */
  firstInstalment: 'text',
  /** What is taken off the deal by an offer that names neither an amount nor products. */
  discount: 'text',
  currency: 'text',
  minor: 'number',
} as const;

type Row = { [K in keyof typeof columns]?: (K extends 'minor' ? number : string) | undefined };

/**
 * What happened to deals: a row for each event that names a deal, or an offer, a contract, an
 * invoice, a delivery or a payment taken back by which the deal may be known. Which stage that means is for a pipeline to say.
 */
export const dealStepFacts = factTable({
  name: 'dealSteps',
  version: 3,
  columns,
  folds: Object.fromEntries(stepTypes.map((type) => [type, step(type)])),
});

function step(type: StepType) {
  return (data: Step, add: (row: Row) => void): void => {
    const { dealId, offerId, contractId, invoice, paymentId, deliveryId, stage, reason, competitor } = data;
    if (!mayBeKnownBy.some((name) => data[name] !== undefined) && !(type === 'PaymentRefunded' && paymentId)) return;
    const category = data.partial === true ? 'partial' : data.category;
    const { minor, currency } = amountOf(data) ?? nothing;
    const firstInstalment = firstOf(data);
    const discount = currency === undefined && data.discount !== undefined ? shareText(data.discount) : undefined;
    // Written out: spreading objects whose shapes differ takes many times as long, and most events are steps.
    add({
      type,
      dealId,
      offerId,
      contractId,
      invoice,
      paymentId,
      deliveryId,
      stage,
      category,
      reason,
      competitor,
      firstInstalment,
      discount,
      currency,
      minor,
    });
  };
}

const mayBeKnownBy = ['dealId', 'offerId', 'contractId', 'invoice', 'deliveryId'] as const;
const nothing = { minor: undefined, currency: undefined };

function amountOf({ amount, total, products, discount }: Step): Money | undefined {
  if (amount !== undefined) return amount;
  if (total !== undefined) return total;
  return (
    products &&
    totalOf(
      products.filter((line) => typeof line !== 'string'),
      discount,
    )
  );
}

function firstOf({ paymentTerms }: Step): string | undefined {
  const first = paymentTerms?.instalments[0];
  return first && shareText(first.amount ?? { percent: first.percent ?? 100 });
}
