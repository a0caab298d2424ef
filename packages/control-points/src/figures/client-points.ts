import type { IndexedRows } from '@clientele/core';

import type { ControlPointFacts } from '../facts.ts';
import type { pointColumns } from '../facts/point-columns.ts';
import { type PointKind, pointKinds } from '../point-kinds.ts';
import { type ContractTerm, sameTerm, termAfter } from './contract-terms.ts';
import type { DueInstants } from './due-instants.ts';
import { type Happened, isAbout, OpenPoints } from './open-points.ts';
import type { Point } from './point.ts';

export type PointRows = IndexedRows<typeof pointColumns>;

/** What falls away when a deal is over: won, it is still delivered and paid. */
const overWhenClosed: ReadonlySet<PointKind> = new Set([
  'offer-validity',
  'offer-revision',
  'contract-revision',
  'presentation-retry',
]);
const overWhenLost: ReadonlySet<PointKind> = new Set([
  ...overWhenClosed,
  'invoice-due',
  'invoice-validity',
  'preparation-approval',
  'delivery',
  'concession-end',
]);

type Paid = { readonly member: number; readonly subject: number; readonly currency: number; minor: number };

/** The points that the events of one client set, one row after the other. */
export class ClientPoints {
  readonly #texts: ControlPointFacts['texts'];
  readonly #rows: PointRows['rows'];
  readonly #instants: DueInstants;
  readonly #points: OpenPoints;
  readonly #terms: ContractTerm[] = [];
  readonly #paid: Paid[] = [];

  constructor(facts: ControlPointFacts, client: number, instants: DueInstants) {
    this.#texts = facts.texts;
    this.#rows = facts.rows('controlPoints');
    this.#instants = instants;
    this.#points = new OpenPoints(client, instants);
  }

  get all(): readonly Point[] {
    return this.#points.all;
  }

  /** Takes in the next row, in the order in which things happened. */
  take(row: number): void {
    const { client, occurredAt, columns } = this.#rows;
    const happened = { member: client[row] ?? 0, row, at: occurredAt[row] ?? 0 };
    const subject = columns.subject[row] ?? 0;
    const dealId = columns.dealId[row] ?? 0;
    const kind = kindOf(this.#text(columns.point, row));
    switch (this.#text(columns.fact, row)) {
      case 'due':
        if (kind !== undefined) this.#fallsDue(kind, happened, subject, dealId);
        break;
      case 'done':
        if (kind === undefined) break;
        if (subject !== 0) this.#points.endSubject(kind, subject, 'done', happened);
        else this.#points.endDeal(kind, dealId, 'done', happened);
        break;
      case 'dropped':
        if (kind !== undefined) this.#points.endSubject(kind, subject, 'dropped', happened);
        break;
      case 'term':
        this.#contract(happened, subject, dealId);
        break;
      case 'paid':
        this.#money(happened, subject);
        break;
      case 'contacted':
        this.#contact(happened, subject, dealId);
        break;
      case 'minutes':
        this.#minutes(happened, dealId);
        break;
      case 'ended':
        this.#ended(happened, dealId);
        break;
      case undefined:
        break;
    }
  }

  #fallsDue(kind: PointKind, happened: Happened, subject: number, dealId: number): void {
    const { date, minor, currency } = this.#rows.columns;
    const due = this.#instants.due(kind, this.#text(date, happened.row), happened.at);
    if (kind !== 'invoice-due' && kind !== 'invoice-validity')
      return this.#points.set(kind, happened, due, { subject, dealId });
    const code = currency[happened.row] ?? 0;
    // Tables of other systems tell an invoice line by line: its lines are paid together.
    const line = this.#points.all.findLast(
      (point) => isAbout(point, kind, happened.member, subject) && point.currency === code,
    );
    const asked = (line?.asked ?? 0) + (minor[happened.row] ?? 0);
    if (asked <= 0) return;
    this.#points.set(kind, happened, due, { subject, dealId, asked, currency: code });
    this.#settle(happened, subject);
  }

  #contract(happened: Happened, subject: number, dealId: number): void {
    const { columns } = this.#rows;
    const { member, row } = happened;
    const how = this.#text(columns.how, row);
    const renewed = how === 'renewed';
    const place = this.#terms.findIndex((term) => term.member === member && term.subject === subject);
    const before = this.#terms[place];
    const says = { until: columns.date[row] ?? 0, days: columns.days[row] ?? NaN, renews: columns.renews[row] ?? NaN };
    const term = termAfter(before, { member, subject, inForce: how !== 'approved', ...says }, renewed);
    if (renewed)
      for (const kind of ['contract-end', 'renewal-notice'] as const)
        this.#points.endSubject(kind, subject, 'done', happened);
    if (sameTerm(before, term) && !renewed) return;
    this.#terms[place < 0 ? this.#terms.length : place] = term;
    const until = this.#texts.textOf(term.until);
    if (until === undefined || !term.inForce) return;
    const about = { subject, dealId };
    if (term.renews === 1) this.#points.endSubject('contract-end', subject, 'dropped', happened);
    else this.#points.set('contract-end', happened, this.#instants.due('contract-end', until, happened.at), about);
    if (!Number.isNaN(term.days))
      this.#points.set('renewal-notice', happened, this.#instants.daysBefore(until, term.days), about);
  }

  #money({ member, row, at }: Happened, subject: number): void {
    const { minor, currency } = this.#rows.columns;
    const code = currency[row] ?? 0;
    const paid = this.#paid.find((one) => one.member === member && one.subject === subject && one.currency === code);
    if (paid === undefined) this.#paid.push({ member, subject, currency: code, minor: minor[row] ?? 0 });
    else paid.minor += minor[row] ?? 0;
    this.#settle({ member, row, at }, subject);
  }

  /** What was asked for is there: as much as the invoice says, in its currency. */
  #settle(happened: Happened, subject: number): void {
    for (const { member, currency, minor } of this.#paid.filter((paid) => paid.subject === subject))
      this.#points.end('done', happened, (point) => {
        const isInvoice = point.kind === 'invoice-due' || point.kind === 'invoice-validity';
        const isSame = point.member === member && point.subject === subject && point.currency === currency;
        return isInvoice && isSame && minor >= point.asked;
      });
  }

  #contact(happened: Happened, planId: number, dealId: number): void {
    if (planId !== 0) this.#points.endSubject('planned-contact', planId, 'done', happened);
    this.#points.end('done', happened, ({ kind }) => kind === 'contact-interval');
    const { at, row } = happened;
    this.#points.set('contact-interval', happened, this.#instants.due('contact-interval', undefined, at), {
      subject: 0,
      dealId: 0,
    });
    if (this.#text(this.#rows.columns.how, row) !== 'meeting') return;
    const due = this.#instants.due('meeting-minutes', undefined, at);
    // Each meeting is a thing of its own: the next one does not move the minutes of the last.
    this.#points.set('meeting-minutes', happened, due, { subject: -1 - row, dealId });
  }

  #minutes(happened: Happened, dealId: number): void {
    const heldOn = this.#text(this.#rows.columns.date, happened.row);
    if (heldOn === undefined) return this.#points.endDeal('meeting-minutes', dealId, 'done', happened);
    const day = this.#instants.dayOf(heldOn);
    this.#points.end(
      'done',
      happened,
      ({ kind, setAt }) => kind === 'meeting-minutes' && this.#instants.dayAt(setAt) === day,
    );
  }

  #ended(happened: Happened, dealId: number): void {
    const how = this.#text(this.#rows.columns.how, happened.row);
    if (how === 'archived') return this.#points.end('dropped', happened, () => true);
    const over = how === 'closed' ? overWhenClosed : overWhenLost;
    this.#points.end('dropped', happened, (point) => point.dealId === dealId && over.has(point.kind));
    if (how === 'closed') this.#points.endDeal('deal-retry', dealId, 'done', happened);
  }

  #text(column: Int32Array, row: number): string | undefined {
    return this.#texts.textOf(column[row] ?? 0);
  }
}

const kinds: ReadonlyMap<string, PointKind> = new Map(pointKinds.map((kind) => [kind, kind]));
const kindOf = (text: string | undefined): PointKind | undefined => kinds.get(text ?? '');
