import type { SaleLine } from '../rows/row-record.ts';
import { lotName } from './line-name.ts';
import { splitAmount } from './split-amount.ts';

/** A payment that may be cancelled, in whole or in part. */
export type Payment = Readonly<{
  key: string;
  paymentId: string;
  invoice?: string | undefined;
  deal?: string | undefined;
}>;

/** A part of a cancellation that cancels a part of a payment. */
export type Piece = Readonly<{ payment: Payment; line: SaleLine }>;

type Lot = { readonly payment: Payment; quantity: number };

/**
 * What a client bought and did not bring back. A cancellation takes from the latest sale of the same
 * product and unit price that has quantity left; the rest spills to the one before.
 */
export class OpenLots {
  readonly #lots = new Map<string, Lot[]>();

  /** Sales come in the order in which they happened. */
  sell(payment: Payment, line: SaleLine): void {
    const { quantity = 0 } = line;
    if (quantity <= 0) return;
    const name = lotName(line);
    const lots = this.#lots.get(name);
    if (lots) lots.push({ payment, quantity });
    else this.#lots.set(name, [{ payment, quantity }]);
  }

  /** The parts of payments that a line cancels, and what of it matches nothing. */
  cancel(line: SaleLine): { pieces: readonly Piece[]; left: SaleLine | undefined } {
    const lots = this.#lots.get(lotName(line)) ?? [];
    const taken: { payment: Payment | undefined; quantity: number }[] = [];
    let left = line.quantity ?? 0;
    while (left > 0) {
      const last = lots.at(-1);
      const quantity = last === undefined ? left : Math.min(left, last.quantity);
      taken.push({ payment: last?.payment, quantity });
      left = exactly(left - quantity);
      if (last === undefined) break;
      last.quantity = exactly(last.quantity - quantity);
      if (last.quantity === 0) lots.pop();
    }
    const amounts = splitAmount(
      line,
      taken.map(({ quantity }) => quantity),
    );
    const lines = taken.map(({ payment, quantity }, index) => ({
      payment,
      line: { ...line, quantity, amount: amounts[index] ?? line.amount },
    }));
    return {
      pieces: lines.flatMap(({ payment, line: part }) => (payment === undefined ? [] : [{ payment, line: part }])),
      left: lines.find(({ payment }) => payment === undefined)?.line,
    };
  }
}

/** Takes away what binary fractions add to quantities such as 0.3 − 0.1. */
const exactly = (quantity: number): number => Number(quantity.toFixed(9));
