import type { IndexedRows } from '@clientele/core';

import type { surveyFacts } from '../facts.ts';
import { clientsOf } from './clients.ts';
import { surveyLog } from './survey-log.ts';
import { surveyTest } from './survey-test.ts';
import type { View } from './view.ts';

export type SurveyRows = IndexedRows<(typeof surveyFacts)['columns']>;

/** Rows about clients, as they were selected: ordered by client, and by time within each. */
export type ClientRows = Readonly<{ row: Int32Array; client: Int32Array; length: number }>;

/** What clients said before the moment. */
export type Heard = Readonly<{
  surveys: SurveyRows;
  /** Scores given in the window that are asked about. */
  answers: ClientRows;
  /** Complaints filed in the window, of the clients' own accord, that are asked about. */
  complaints: ClientRows;
  /** All complaints before the moment, also those that a survey opened. */
  cases: ClientRows;
}>;

/** Goes through what was heard of the clients asked about. */
export function hear(view: View): Heard {
  const { facts, scope, moment, window } = view;
  const surveys = facts.indexed('surveys');
  const { surveyId } = surveys.rows.columns;
  const log = surveyLog(facts, moment.knownAt, scope.identities);
  const answered = facts.texts.find('answered');
  const complaint = facts.texts.find('complaint');
  const isAsked = surveyTest(view);
  const answers = new RowList();
  const complaints = new RowList();
  const cases = new RowList();
  for (const client of clientsOf(view)) {
    const span = log.spanOf(client);
    for (let i = span.from; i < span.end; i++) {
      const place = span.places[i] ?? 0;
      const said = log.fact[place];
      const at = log.at[place] ?? Infinity;
      if ((said !== answered && said !== complaint) || at >= moment.at) continue;
      const row = log.row[place] ?? 0;
      if (said === complaint) cases.add(client, row);
      if (at < window.from || at >= window.to || !isAsked(client, row)) continue;
      if (said === answered) answers.add(client, row);
      else if (surveyId[row] === 0) complaints.add(client, row);
    }
  }
  return { surveys, answers: answers.rows(), complaints: complaints.rows(), cases: cases.rows() };
}

class RowList {
  #row = new Int32Array(64);
  #client = new Int32Array(64);
  #length = 0;

  add(client: number, row: number): void {
    if (this.#length === this.#row.length) {
      this.#row = doubled(this.#row);
      this.#client = doubled(this.#client);
    }
    this.#row[this.#length] = row;
    this.#client[this.#length++] = client;
  }

  rows(): ClientRows {
    const length = this.#length;
    return { row: this.#row.subarray(0, length), client: this.#client.subarray(0, length), length };
  }
}

function doubled(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2);
  larger.set(old);
  return larger;
}
