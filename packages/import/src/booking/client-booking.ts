import { clientIdOf, type Instant } from '@clientele/core';

import type { Group, SaleGroup } from '../grouping/group.ts';
import type { Entry, EntryOf } from '../mapping/entry.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { RowRef, SaleLine } from '../rows/row-record.ts';
import { cancelledLines, unmatchedRows } from './cancelled-lines.ts';
import { type Draft, keyOf } from './draft.ts';
import { inFixedOrder, moneyBody } from './money-body.ts';
import { OpenLots, type Payment, type Piece } from './open-lots.ts';
import { refundDrafts } from './refund-drafts.ts';

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
        return refundDrafts(group, {
          key: this.#keyOf(group, 'refund'),
          refundId: this.#idOf(group.key),
          lines: inFixedOrder(group.lines.map(({ line }) => line)),
        });
    }
  }

  #payment(group: SaleGroup): Draft {
    const { key, at, header } = group;
    const lines = inFixedOrder(group.lines.map(({ line }) => line));
    const paymentId = this.#idOf(key);
    const sale = this.#sale(group);
    const invoice = sale.invoice === undefined ? undefined : key;
    const payment = { key, paymentId, invoice, deal: header.deal };
    if (sale.cancellation !== undefined) for (const line of lines) this.#lots?.sell(payment, line);
    return {
      key: this.#keyOf(group),
      type: 'PaymentReceived',
      occurredAt: at,
      data: {
        paymentId,
        ...moneyBody(payment, header, lines),
        ...(header.method === undefined ? {} : { method: header.method }),
      },
    };
  }

  #cancellation(group: SaleGroup, lots: OpenLots): readonly Draft[] {
    const cancelled = new Map<string, { payment: Payment; lines: SaleLine[] }>();
    const unmatched: SaleLine[] = [];
    for (const cancelledLine of cancelledLines(group.lines)) {
      const { pieces, left } = lots.cancel(cancelledLine.line);
      for (const { payment, line } of pieces) cancelledLinesOf(cancelled, payment).push(line);
      if (left === undefined) continue;
      unmatched.push(left);
      this.#onUnmatched(group, unmatchedRows(cancelledLine, left.quantity ?? 0), left);
    }
    const refunds = [...cancelled.values()].flatMap(({ payment, lines }) =>
      refundDrafts(group, {
        key: this.#keyOf(group, 'refund', payment.key),
        refundId: this.#idOf(`${group.key}-${payment.key}`),
        payment,
        lines,
      }),
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
    return refundDrafts(group, { key: this.#keyOf(group, 'refund', ''), refundId: this.#idOf(group.key), lines });
  }

  #keyOf({ entry, key }: Group, ...more: readonly string[]): string {
    return keyOf(this.#mapping.source, this.#entry(entry).name, key, ...more);
  }

  #idOf(key: string): string {
    return clientIdOf(key, this.#mapping.source);
  }

  #entry(index: number): Entry {
    const entry = this.#mapping.entries[index];
    if (entry === undefined) throw new RangeError(`the mapping has no entry ${String(index)}`);
    return entry;
  }

  #sale(group: SaleGroup): Partial<Pick<EntryOf<'sale'>, 'invoice' | 'cancellation'>> {
    const entry = this.#entry(group.entry);
    return entry.book === 'sale' ? entry : {};
  }

  #eventOf(group: Group): string {
    const entry = this.#entry(group.entry);
    return 'event' in entry ? entry.event : '';
  }
}

/** The key under which the source registers a client. */
export const registrationKey = ({ source }: Mapping): string => keyOf(source, 'client');

function cancelledLinesOf(
  cancelled: Map<string, { payment: Payment; lines: SaleLine[] }>,
  payment: Piece['payment'],
): SaleLine[] {
  const known = cancelled.get(payment.key) ?? { payment, lines: [] };
  cancelled.set(payment.key, known);
  return known.lines;
}
