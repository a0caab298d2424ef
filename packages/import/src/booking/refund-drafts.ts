import type { SaleGroup } from '../grouping/group.ts';
import type { SaleLine } from '../rows/row-record.ts';
import type { Draft } from './draft.ts';
import { moneyBody } from './money-body.ts';
import type { Payment } from './open-lots.ts';

export type Refund = Readonly<{
  key: string;
  refundId: string;
  /** What is refunded; none for what matches no sale. */
  payment?: Payment;
  lines: readonly SaleLine[];
}>;

/** The refund of lines of a group; none of nothing, and none of what rounds to nothing. */
export function refundDrafts(group: SaleGroup, { key, refundId, payment, lines }: Refund): readonly Draft[] {
  const { amount, ...body } = moneyBody(payment ?? { deal: group.header.deal }, group.header, lines);
  if (amount.minor === 0) return [];
  const paymentId = payment === undefined ? {} : { paymentId: payment.paymentId };
  const reason = group.kind === 'cancellation' ? { reason: 'cancellation' } : {};
  return [
    {
      key,
      type: 'PaymentRefunded',
      occurredAt: group.at,
      data: { refundId, ...paymentId, ...body, amount, ...reason },
    },
  ];
}
