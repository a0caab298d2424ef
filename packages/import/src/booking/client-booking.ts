import { clientIdOf, type Instant } from '@clientele/core';

import type { Group, SaleGroup } from '../grouping/group.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { RowRef, SaleLine } from '../rows/row-record.ts';
import { cancelledLines, unmatchedRows } from './cancelled-lines.ts';
import { type Draft, keyOf } from './draft.ts';
import { lineText } from './line-name.ts';
import { OpenLots, type Payment, type Piece } from './open-lots.ts';

/** Told of rows of a cancellation that match no sale of the client. */
export type OnUnmatched = (group: Group, rows: readonly RowRef[], line: SaleLine) => void;

/** Makes the events of one client from its groups, which come in the order in which they happened. */
export class ClientBooking {
  readonly #mapping: Mapping;
  readonly #onUnmatched: OnUnmatched;
  /** Undefined where sales of unknown people stand together: nobody knows whose a cancellation is. */
  readonly #lots: OpenLots | undefined;

  constructor(mapping: Mapping, attributed: boolean, onUnmatched: OnUnmatched) {
    this.#mapping = mapping;
    this.#onUnmatched = onUnmatched;
    this.#lots = attributed ? new OpenLots() : undefined;
  }

  /** The client becomes known. */
  register(profile: string, occurredAt: Instant): Draft {
    return {
      key: registrationKey(this.#mapping),
      type: 'ClientRegistered',
      occurredAt,
      data: JSON.parse(profile) as Draft['data'],
    };
  }

  book(group: Group): readonly Draft[] {
    switch (group.kind) {
      case 'client':
        return [];
      case 'event':
        return [{ key: this.#keyOf(group), type: this.#eventOf(group), occurredAt: group.at, data: group.data }];
      case 'sale':
        return [this.#payment(group)];
      case 'cancellation':
        return this.#lots === undefined ? this.#unmatched(group) : this.#cancellation(group, this.#lots);
      case 'refund':
        return refundOf(
          group,
          this.#keyOf(group, 'refund'),
          this.#idOf(group.key),
          undefined,
          sorted(group.lines.map(({ line }) => line)),
        );
    }
  }

  #payment(group: SaleGroup): Draft {
    const { key, at, header } = group;
    const lines = sorted(group.lines.map(({ line }) => line));
    const paymentId = this.#idOf(key);
    const invoice = this.#hasInvoices(group) ? key : undefined;
    const payment = { key, paymentId, invoice, deal: header.deal };
    if (this.#entry(group.entry).cancellation !== undefined) for (const line of lines) this.#lots?.sell(payment, line);
    return {
      key: this.#keyOf(group),
      type: 'PaymentReceived',
      occurredAt: at,
      data: {
        paymentId,
        ...placeOf(payment),
        ...whoOf(header),
        amount: sumOf(lines),
        ...linesOf(lines),
        ...(header.method === undefined ? {} : { method: header.method }),
      },
    };
  }

  #cancellation(group: SaleGroup, lots: OpenLots): readonly Draft[] {
    const cancelled = new Map<string, { payment: Payment; lines: SaleLine[] }>();
    const unmatched: SaleLine[] = [];
    for (const cancelledLine of cancelledLines(group.lines)) {
      const { pieces, left } = lots.cancel(cancelledLine.line);
      for (const { payment, line } of pieces) piecesOf(cancelled, payment).push(line);
      if (left === undefined) continue;
      unmatched.push(left);
      this.#onUnmatched(group, unmatchedRows(cancelledLine, left.quantity ?? 0), left);
    }
    const refunds = [...cancelled.values()].flatMap(({ payment, lines }) =>
      refundOf(
        group,
        this.#keyOf(group, 'refund', payment.key),
        this.#idOf(`${group.key}-${payment.key}`),
        payment,
        lines,
      ),
    );
    return [...refunds, ...this.#refundWithoutPayment(group, unmatched)];
  }

  #unmatched(group: SaleGroup): readonly Draft[] {
    const lines = cancelledLines(group.lines);
    for (const cancelled of lines)
      this.#onUnmatched(group, unmatchedRows(cancelled, cancelled.line.quantity ?? 0), cancelled.line);
    return this.#refundWithoutPayment(
      group,
      lines.map(({ line }) => line),
    );
  }

  #refundWithoutPayment(group: SaleGroup, lines: readonly SaleLine[]): readonly Draft[] {
    return refundOf(group, this.#keyOf(group, 'refund', ''), this.#idOf(group.key), undefined, lines);
  }

  #keyOf({ entry, key }: Group, ...more: readonly string[]): string {
    return keyOf(this.#mapping.source, this.#entry(entry).name, key, ...more);
  }

  #idOf(key: string): string {
    return clientIdOf(key, this.#mapping.source);
  }

  #entry(index: number) {
    const entry = this.#mapping.entries[index];
    if (entry === undefined) throw new RangeError(`the mapping has no entry ${String(index)}`);
    return {
      name: entry.name,
      cancellation: entry.book === 'sale' ? entry.cancellation : undefined,
      event: 'event' in entry ? entry.event : '',
      invoice: entry.book === 'sale' ? entry.invoice : undefined,
    };
  }

  #eventOf({ entry }: Group): string {
    return this.#entry(entry).event;
  }

  #hasInvoices({ entry }: Group): boolean {
    return this.#entry(entry).invoice !== undefined;
  }
}

/** The key under which the source registers a client. */
export const registrationKey = ({ source }: Mapping): string => keyOf(source, 'client');

function piecesOf(
  cancelled: Map<string, { payment: Payment; lines: SaleLine[] }>,
  payment: Piece['payment'],
): SaleLine[] {
  const known = cancelled.get(payment.key) ?? { payment, lines: [] };
  cancelled.set(payment.key, known);
  return known.lines;
}

function refundOf(
  group: SaleGroup,
  key: string,
  refundId: string,
  payment: Payment | undefined,
  lines: readonly SaleLine[],
): readonly Draft[] {
  if (lines.length === 0) return [];
  const amount = sumOf(lines);
  // What rounds to nothing gave nothing back.
  if (amount.minor === 0) return [];
  const place =
    payment === undefined
      ? placeOf({ deal: group.header.deal })
      : { paymentId: payment.paymentId, ...placeOf(payment) };
  const reason = group.kind === 'cancellation' ? { reason: 'cancellation' } : {};
  return [
    {
      key,
      type: 'PaymentRefunded',
      occurredAt: group.at,
      data: { refundId, ...place, ...whoOf(group.header), amount, ...linesOf(lines), ...reason },
    },
  ];
}

const placeOf = ({ invoice, deal }: Pick<Payment, 'invoice' | 'deal'>) => ({
  ...(invoice === undefined ? {} : { invoice }),
  ...(deal === undefined ? {} : { dealId: deal }),
});

const whoOf = ({ owner, salesChannel }: SaleGroup['header']) => ({
  ...(owner === undefined ? {} : { owner }),
  ...(salesChannel === undefined ? {} : { salesChannel }),
});

const sumOf = (lines: readonly SaleLine[]) => ({
  minor: lines.reduce((sum, { amount }) => sum + amount.minor, 0),
  currency: lines[0]?.amount.currency ?? '',
});

/** In an order that does not depend on which import brought which line. */
function sorted(lines: readonly SaleLine[]): readonly SaleLine[] {
  if (lines.length <= 1) return lines;
  const named = lines.map((line) => ({ line, name: lineText(line) }));
  return named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)).map(({ line }) => line);
}

/** Lines are told where they say more than the amount. */
const linesOf = (lines: readonly SaleLine[]) =>
  lines.length > 1 || lines.some((line) => Object.keys(line).length > 1) ? { lines } : {};
