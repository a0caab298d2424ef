import type { OfferId } from '../catalogue/ids.ts';
import type { PaymentTerms } from '../catalogue/payment-terms.ts';
import type { Money } from '../money/money.ts';
import type { Pipeline } from './pipeline.ts';
import type { Client } from './stages.ts';
import { inCurrency, onlyOne, type Sums } from './sums.ts';

/** What decisions need to know of a deal. */
export type Deal = Readonly<{
  status: 'open' | 'won' | 'lost';
  pipeline?: string | undefined;
  /** Types of the events that entered a stage since the deal last went back. */
  entered: readonly string[];
  /** The stage that it was reopened at, until it moves back again. */
  reopenedAt?: string | undefined;
  /** The stage that it was lost at. */
  lostAt?: string | undefined;
  /** The total at opening. */
  amount?: Money | undefined;
  /** The latest offer. */
  offerId?: OfferId | undefined;
  contractId?: string | undefined;
  invoiced: Sums;
  /** Less what was refunded. */
  paid: Sums;
  /** Whether the client has all of it, as far as deliveries were promised or prepared. */
  delivered: boolean;
  /** How many deliveries were promised or prepared and are not delivered yet. */
  awaited: number;
  actSigned: boolean;
  /** Category of the latest refusal: of a presentation, an offer, a contract. */
  refused?: string | undefined;
}>;

/** The furthest stage that the deal entered since it last went back. */
export function stageOf({ entered, reopenedAt }: Deal, { stages }: Pipeline): string {
  const furthest = stages.findLast(
    ({ stage, enteredBy }) => stage === reopenedAt || enteredBy.some((type) => entered.includes(type)),
  );
  return furthest?.stage ?? reopenedAt ?? stages[0]?.stage ?? '';
}

/** What the client is to pay: by contract, else by the latest offer, else by invoices, else as said at the opening. */
export function dueOf(
  { contractId, offerId, invoiced, amount }: Deal,
  { contracts, offers }: Client,
): Money | undefined {
  const contract = contractId === undefined ? undefined : contracts.get(contractId);
  // A frame's total is for many deals.
  const contracted = contract?.frame === true ? undefined : contract?.total;
  const offered = offerId === undefined ? undefined : offers.get(offerId)?.amount;
  return contracted ?? offered ?? onlyOne(invoiced) ?? amount;
}

/** How the deal is to be paid, where that was agreed. */
export function termsOf({ contractId, offerId }: Deal, { contracts, offers }: Client): PaymentTerms | undefined {
  const contracted = contractId === undefined ? undefined : contracts.get(contractId)?.paymentTerms;
  return contracted ?? (offerId === undefined ? undefined : offers.get(offerId)?.paymentTerms);
}

/** Whether enough was paid for delivery to begin: the first instalment, or the whole where none are agreed. */
export function isPrepaid(deal: Deal, client: Client): boolean {
  const due = dueOf(deal, client);
  if (due === undefined) return Object.values(deal.paid).some((minor) => minor > 0);
  const { minor: paid } = inCurrency(deal.paid, due.currency);
  const [first] = termsOf(deal, client)?.instalments ?? [];
  if (first?.amount !== undefined) return inCurrency(deal.paid, first.amount.currency).minor >= first.amount.minor;
  // Cross-multiplied, so that no share is rounded.
  return first?.percent === undefined ? paid >= due.minor : paid * 100 >= due.minor * first.percent;
}
