import { clusterRows, Derived, type Identities, type IndexedRows, isKnown, knowledgeOf } from '@clientele/core';

import { type LoyaltyFacts, surveyFacts } from '../facts.ts';

/**
 * What clients were asked and what they said, client by client in the order in which it happened:
 * loops read it from one end to the other, which is many times faster than row by row in the order
 * of the log. A place is a position here.
 */
type Columns = Readonly<{
  /** The row in the facts. */
  row: Int32Array;
  /** Place by row. */
  placeOf: Int32Array;
  /** Infinity for what is not known. */
  at: Float64Array;
  fact: Int32Array;
  product: Int32Array;
  questionnaire: Int32Array;
  places: Int32Array;
}>;

/** The places of one client: `places[from]` to `places[end - 1]`. */
type Span = { places: Int32Array; from: number; end: number };

/** `spanOf` fills and gives the same span again for each client that it is asked for. */
export type SurveyLog = Columns & Readonly<{ spanOf: (client: number) => Readonly<Span> }>;

const logs = new Derived<Columns>(2);

/** The log of what is known before a moment of knowledge. */
export function surveyLog(facts: LoyaltyFacts, knownAt: number, identities: Identities): SurveyLog {
  const surveys = facts.indexed('surveys');
  const knowledge = knowledgeOf(facts, [surveyFacts.name], knownAt);
  const columns = logs.of(facts, String(knowledge), () => inOrder(surveys, knowledge));
  const { places, placeOf } = columns;
  const { start } = surveys;
  const merged = new Set([...identities.merges.keys()].flatMap((client) => [client, identities.survivorOf(client)]));
  const span: Span = { places, from: 0, end: 0 };
  const spanOf = (client: number): Span => {
    const special = merged.size > 0 && merged.has(client);
    span.places = special ? placesOf(client) : places;
    span.from = special ? 0 : (start[client] ?? 0);
    span.end = special ? span.places.length : (start[client + 1] ?? 0);
    return span;
  };
  const placesOf = (client: number): Int32Array =>
    identities.survivorOf(client) === client
      ? clusterRows(facts, surveys, identities, client).map((row) => placeOf[row] ?? 0)
      : none;
  return { ...columns, spanOf };
}

const none = new Int32Array(0);

function inOrder(surveys: IndexedRows<(typeof surveyFacts)['columns']>, knownAt: number): Columns {
  const { order, length, rows } = surveys;
  const row = order.subarray(0, length);
  const placeOf = new Int32Array(length);
  const at = new Float64Array(length);
  for (let place = 0; place < length; place++) {
    const of = row[place] ?? 0;
    placeOf[of] = place;
    at[place] = isKnown(surveys, of, knownAt) ? (rows.occurredAt[of] ?? 0) : Infinity;
  }
  const gathered = (column: Int32Array) => row.map((of) => column[of] ?? 0);
  const { fact, product, questionnaire } = rows.columns;
  return {
    row,
    placeOf,
    at,
    fact: gathered(fact),
    product: gathered(product),
    questionnaire: gathered(questionnaire),
    places: row.map((_, place) => place),
  };
}
