import { alreadySo } from '../../aggregate/already-so.ts';
import { dealOf } from '../deal-of.ts';
import { dueOf, stageOf } from '../deal.ts';
import { inCurrency } from '../sums.ts';
import { creditOf } from './credit-of.ts';
import type { Asked, SomeDeciders } from './decider.ts';
import { pipelineOf } from './open-deal.ts';
import { refundable } from './refundable.ts';

/** Money, and how deals end. */
export const paidDeciders = {
  IssueInvoice({ data, client, imported, refuse }) {
    const { invoice, contractId } = data;
    if (client.invoices.has(invoice)) refuse('INVOICE_EXISTS', { invoice });
    const dealId = data.dealId ?? (contractId === undefined ? undefined : client.contracts.get(contractId)?.dealId);
    return imported || dealId === undefined ? data : { ...data, dealId };
  },
  RecordPayment({ data, client, imported }) {
    // What others recorded is kept as it came, so that the same row always gives the same event.
    if (imported) return data;
    const dealId = dealOf(data, client);
    const credit = data.credit ?? creditOf(data, client);
    return { ...data, ...(dealId !== undefined && { dealId }), ...(credit !== undefined && { credit }) };
  },
  RefundPayment({ data, client, imported, refuse }) {
    const { amount, paymentId } = data;
    const most = refundable(data, client);
    if (amount.minor > most.minor) refuse('REFUND_EXCEEDS_PAYMENT', { asked: amount, refundable: most });
    if (imported) return data;
    const payment = paymentId === undefined ? undefined : client.payments.get(paymentId);
    const invoice = data.invoice ?? payment?.invoice;
    const dealId = dealOf({ ...data, invoice }, client) ?? payment?.dealId;
    return { ...data, ...(dealId !== undefined && { dealId }), ...(invoice !== undefined && { invoice }) };
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
