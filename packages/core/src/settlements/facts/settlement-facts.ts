import { factTable } from '../../projection/fact-table.ts';

type Amount = Readonly<{ minor: number; currency: string }>;
type Line = Readonly<{
  product?: string | undefined;
  direction?: string | undefined;
  amount: Amount;
  cost?: Amount | undefined;
  quantity?: number | undefined;
}>;

/**
 * Money that moved: a row for each line of a payment or refund, or one for the whole where it has no
 * lines. A payment's rows share its revision; what it amounts to is their sum.
 */
export const settlementFacts = factTable({
  name: 'settlements',
  version: 2,
  columns: {
    /** `payment` or `refund`. */
    kind: 'text',
    paymentId: 'text',
    dealId: 'text',
    invoice: 'text',
    contractId: 'text',
    product: 'text',
    direction: 'text',
    channel: 'text',
    owner: 'text',
    currency: 'text',
    /** Minor units, of a refund as of a payment zero or more. */
    minor: 'number',
    cost: 'number',
    quantity: 'number',
  },
  folds: {
    PaymentReceived({ paymentId, dealId, invoice, contractId, salesChannel: channel, owner, amount, lines }, add) {
      for (const line of linesOf(amount, lines))
        add(lineRow({ kind: 'payment', paymentId, dealId, invoice, contractId, channel, owner }, line));
    },
    PaymentRefunded({ paymentId, dealId, invoice, amount, lines }, add) {
      for (const line of linesOf(amount, lines)) add(lineRow({ kind: 'refund', paymentId, dealId, invoice }, line));
    },
  },
});

type Sale = Readonly<{
  kind: 'payment' | 'refund';
  paymentId: string | undefined;
  dealId: string | undefined;
  invoice: string | undefined;
  contractId?: string | undefined;
  channel?: string | undefined;
  owner?: string | undefined;
}>;

const linesOf = (amount: Amount, lines: readonly Line[] | undefined): readonly Line[] =>
  lines === undefined || lines.length === 0 ? [{ amount }] : lines;

// Written out: spreading bodies, whose shapes differ, takes twenty times as long, and money moves often.
function lineRow({ kind, paymentId, dealId, invoice, contractId, channel, owner }: Sale, line: Line) {
  const { product, direction, amount, cost, quantity } = line;
  const { minor, currency } = amount;
  return {
    kind,
    paymentId,
    dealId,
    invoice,
    contractId,
    product,
    direction,
    channel,
    owner,
    currency,
    minor,
    cost: cost?.minor,
    quantity,
  };
}
