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
  version: 1,
  columns: {
    /** `payment` or `refund`. */
    kind: 'text',
    paymentId: 'text',
    dealId: 'text',
    invoice: 'text',
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
    PaymentReceived({ paymentId, dealId, invoice, salesChannel, owner, amount, lines }, add) {
      const sale = { kind: 'payment', paymentId, dealId, invoice, channel: salesChannel, owner };
      for (const line of linesOf(amount, lines)) add({ ...sale, ...line });
    },
    PaymentRefunded({ paymentId, dealId, invoice, amount, lines }, add) {
      const sale = { kind: 'refund', paymentId, dealId, invoice };
      for (const line of linesOf(amount, lines)) add({ ...sale, ...line });
    },
  },
});

function linesOf(amount: Amount, lines: readonly Line[] | undefined) {
  const given: readonly Line[] = lines === undefined || lines.length === 0 ? [{ amount }] : lines;
  return given.map(({ product, direction, amount: { minor, currency }, cost, quantity }) => ({
    product,
    direction,
    minor,
    currency,
    cost: cost?.minor,
    quantity,
  }));
}
