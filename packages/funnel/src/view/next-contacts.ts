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
  readonly #open = new Map<number, number>();

  constructor(view: View) {
    this.#view = view;
    this.#plans = view.facts.indexed('contactPlans');
    this.#columns = this.#plans.rows.columns;
  }

  /** Of a client with those that were merged into it; undefined where nothing is planned. */
  of(members: readonly number[]): PlannedContact | undefined {
    let next: PlannedContact | undefined;
    for (const client of members)
      for (const row of this.#plansOf(client)) {
        const due = this.#due(row);
        if (next === undefined || due < next.due) next = { row, due };
      }
    return next;
  }

  /** A plan that was moved is where it was moved to; one that was carried out is none. */
  #plansOf(client: number): Iterable<number> {
    const { start, order } = this.#plans;
    const { planId, date } = this.#columns;
    this.#open.clear();
    for (let i = start[client] ?? 0; i < (start[client + 1] ?? 0); i++) {
      const row = order[i] ?? 0;
      if (!counts(this.#plans, row, this.#view.moment)) continue;
      if (date[row] === 0) this.#open.delete(planId[row] ?? 0);
      else this.#open.set(planId[row] ?? 0, row);
    }
    return this.#open.values();
  }

  #due(row: number): number {
    const { facts, calendar } = this.#view;
    const code = this.#columns.date[row] ?? 0;
    const known = this.#dueOf.get(code) ?? calendar.endOf(facts.texts.textOf(code) ?? '');
    this.#dueOf.set(code, known);
    return known;
  }
}
