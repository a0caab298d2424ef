import { alreadySo } from '../../aggregate/already-so.ts';
import { dueOf, stageOf } from '../deal.ts';
import { inCurrency } from '../sums.ts';
import { creditOf } from './credit-of.ts';
import type { Asked, SomeDeciders } from './decider.ts';
import { pipelineOf } from './open-deal.ts';
import { refundable } from './refundable.ts';

/** Money, and how deals end. */
export const paidDeciders = {
  IssueInvoice({ data, client, refuse }) {
    const { invoice } = data;
    if (client.invoices.has(invoice)) refuse('INVOICE_EXISTS', { invoice });
    return data;
  },
  RecordPayment({ data, client, imported }) {
    // What others recorded is kept as it came, so that the same row always gives the same event.
    const credit = data.credit ?? (imported ? undefined : creditOf(data, client));
    return credit === undefined ? data : { ...data, credit };
  },
  RefundPayment({ data, client, refuse }) {
    const { amount } = data;
    const most = refundable(data, client);
    if (amount.minor > most.minor) refuse('REFUND_EXCEEDS_PAYMENT', { asked: amount, refundable: most });
    return data;
  },
  CloseDeal(asked) {
    const { data, client, rules, refuse } = asked;
    const { dealId } = data;
    const deal = client.deals.get(dealId);
    if (deal?.status === 'won') return alreadySo;
    if (deal?.status === 'lost') refuse('DEAL_NOT_OPEN', { dealId, status: deal.status });
    if (rules.closing.won === 'delivered-and-paid' && !deal?.delivered) refuse('NOT_DELIVERED', { dealId });
    mustBePaid(asked, dealId);
    if (rules.closing.actSigned && !data.signedAct && !deal?.actSigned) refuse('ACT_NOT_SIGNED', { dealId });
    return data;
  },
  LoseDeal(asked) {
    const { data, client, refuse } = asked;
    const { dealId } = data;
    const deal = client.deals.get(dealId);
    const pipeline = pipelineOf(asked, dealId);
    if (deal === undefined || pipeline === undefined || deal.status === 'lost') return alreadySo;
    if (deal.status === 'won') refuse('DEAL_NOT_OPEN', { dealId, status: deal.status });
    const stands = stageOf(deal, pipeline);
    const stage = data.stage ?? stands;
    if (!asked.imported && stage !== stands) refuse('WRONG_STAGE', { dealId, stage, stands });
    return { ...data, stage, category: data.category ?? deal.refused ?? 'no-decision' };
  },
} satisfies SomeDeciders;

function mustBePaid({ client, refuse, data }: Asked<'CloseDeal'>, dealId: string): void {
  const deal = client.deals.get(dealId);
  if (deal === undefined) return;
  const due = dueOf(deal, client) ?? data.amount;
  if (due === undefined) {
    if (!Object.values(deal.paid).some((minor) => minor > 0)) refuse('NOT_PAID_IN_FULL', { dealId });
    return;
  }
  const paid = inCurrency(deal.paid, due.currency);
  if (paid.minor < due.minor) refuse('NOT_PAID_IN_FULL', { dealId, due, paid });
}
