import { counts, type IndexedRows } from '@clientele/core';

import type { funnelTables } from '../facts.ts';
import type { View } from './view.ts';

/** The contact that is planned next with a client, as a row of the plans; `due` is when its date is over. */
export type PlannedContact = Readonly<{ row: number; due: number }>;

type Plans = IndexedRows<(typeof funnelTables)['contactPlans']['columns']>;

/** Finds next contacts: the plan not carried out yet whose date is over first. */
export class NextContacts {
  readonly #view: View;
  readonly #plans: Plans;
  readonly #columns: Plans['rows']['columns'];
  readonly #dueOf = new Map<number, number>();
  /** Plans of the client at hand whose last word was heard. */
  readonly #seen: number[] = [];

  constructor(view: View) {
    this.#view = view;
    this.#plans = view.facts.indexed('contactPlans');
    this.#columns = this.#plans.rows.columns;
  }

  /** Of a client with those that were merged into it; undefined where nothing is planned. */
  of(members: readonly number[]): PlannedContact | undefined {
    let next: PlannedContact | undefined;
    for (const client of members)
      for (const row of this.#open(client)) {
        const due = this.#due(row);
        if (next === undefined || due < next.due) next = { row, due };
      }
    return next;
  }

  /** Plans not carried out yet, by their last row: a plan that was moved is where it was moved to. */
  #open(client: number): readonly number[] {
    const { start, order } = this.#plans;
    const { planId, date } = this.#columns;
    const from = start[client] ?? 0;
    const to = start[client + 1] ?? 0;
    if (from === to) return none;
    const open: number[] = [];
    const seen = this.#seen;
    seen.length = 0;
    for (let i = to - 1; i >= from; i--) {
      const row = order[i] ?? 0;
      if (!counts(this.#plans, row, this.#view.moment)) continue;
      const plan = planId[row] ?? 0;
      if (seen.includes(plan)) continue;
      seen.push(plan);
      if (date[row] !== 0) open.push(row);
    }
    return open;
  }

  #due(row: number): number {
    const { facts, calendar } = this.#view;
    const code = this.#columns.date[row] ?? 0;
    const known = this.#dueOf.get(code) ?? calendar.endOf(facts.texts.textOf(code) ?? '');
    this.#dueOf.set(code, known);
    return known;
  }
}

const none: readonly number[] = [];
