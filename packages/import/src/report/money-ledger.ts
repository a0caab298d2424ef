import { decimalOf, type Money } from '@clientele/core';
import Big from 'big.js';

/** The money of a file in one currency: what its lines say is what was booked and what rounding left over. */
export type MoneyAccount = Readonly<{
  currency: string;
  /** Lines of money that were booked. */
  lines: number;
  /** Exact sum of the lines, cancellations being negative: booked + residue. */
  total: string;
  /** Payments less refunds. */
  booked: Money;
  residue: string;
  payments: Money;
  refunds: Money;
  /** The part of `booked` that names no client. */
  unattributed: Money;
}>;

type Account = { lines: number; payments: number; refunds: number; unattributed: number; residue: Big };

export type MoneyLineBooked = Readonly<{
  amount: Money;
  back: boolean;
  unattributed: boolean;
  residue?: string | undefined;
}>;

/** Adds up, currency by currency, what is booked of each line. */
export class MoneyLedger {
  readonly #accounts = new Map<string, Account>();

  /** Books a line, or takes it out again (`times` −1). */
  book({ amount, back, unattributed, residue }: MoneyLineBooked, times: 1 | -1 = 1): void {
    const account = this.#of(amount.currency);
    account.lines += times;
    if (back) account.refunds += times * amount.minor;
    else account.payments += times * amount.minor;
    if (unattributed) account.unattributed += times * (back ? -amount.minor : amount.minor);
    if (residue !== undefined) account.residue = account.residue.plus(new Big(residue).times(times));
  }

  accounts(): readonly MoneyAccount[] {
    return [...this.#accounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, { lines, payments, refunds, unattributed, residue }]) => {
        const booked = { minor: payments - refunds, currency };
        return {
          currency,
          lines,
          total: new Big(decimalOf(booked)).plus(residue).toFixed(),
          booked,
          residue: residue.toFixed(),
          payments: { minor: payments, currency },
          refunds: { minor: refunds, currency },
          unattributed: { minor: unattributed, currency },
        };
      });
  }

  #of(currency: string): Account {
    const known = this.#accounts.get(currency);
    if (known) return known;
    const account = { lines: 0, payments: 0, refunds: 0, unattributed: 0, residue: new Big(0) };
    this.#accounts.set(currency, account);
    return account;
  }
}
