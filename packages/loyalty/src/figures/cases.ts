import { type EventReference, referenceOf } from '@clientele/core';

import type { LoyaltyPolicy } from '../policy.ts';
import { compareTexts } from '../view/clients.ts';
import type { Heard } from '../view/heard.ts';
import { surveyCodes } from '../view/survey-codes.ts';
import type { View } from '../view/view.ts';

/** Dissatisfied answers each open a complaint case: those that should have one, and those that have none. */
export type Cases = Readonly<{
  /** Whether the policy asks for cases; where it does not, none are missing. */
  asked: boolean;
  answers: number;
  opened: number;
  missing: Readonly<{ number: number; list: readonly EventReference[] }>;
}>;

type Answer = Readonly<{ client: number; row: number }>;

type Missing = Readonly<{ id: string; revision: number }>;
export type CaseCounts = Readonly<{ answers: number; missing: number; list: readonly Missing[] }>;

/** With the first of those missing, as many as the policy lists. */
export function countCases(view: View, heard: Heard): CaseCounts {
  const { facts, policy } = view;
  const { rows } = heard.surveys;
  const answers = dissatisfiedAnswers(view, heard);
  const hasCase = caseFinder(heard);
  const missing = answers.filter((answer) => !hasCase(answer));
  const list = missing
    .map(({ row }) => ({ id: facts.clients.textOf(rows.client[row] ?? 0) ?? '', revision: rows.revision[row] ?? 0 }))
    .sort(inOrder)
    .slice(0, policy.listed);
  return { answers: answers.length, missing: missing.length, list };
}

const inOrder = (a: Missing, b: Missing): number => compareTexts(a.id, b.id) || a.revision - b.revision;

export function casesOf({ answers, missing, list }: CaseCounts, { satisfaction, listed }: LoyaltyPolicy): Cases {
  const first = list.toSorted(inOrder).slice(0, listed);
  const references = first.map(({ id, revision }) => referenceOf(id, revision));
  const asked = satisfaction.opensCase;
  return {
    asked,
    answers,
    opened: answers - missing,
    missing: asked ? { number: missing, list: references } : { number: 0, list: [] },
  };
}

/** The answers in which any rating shows open or hidden dissatisfaction, by the row of the first that does. */
export function dissatisfiedAnswers(view: View, { surveys, answers }: Heard): readonly Answer[] {
  const { client, revision } = surveys.rows;
  const { kind, score } = surveyCodes(view.facts);
  const { hidden } = view.policy.satisfaction;
  const found: Answer[] = [];
  for (let i = 0; i < answers.length; i++) {
    const row = answers.row[i] ?? 0;
    if (kind[row] !== 0 || !((score[row] ?? NaN) <= hidden)) continue;
    const last = found.at(-1)?.row ?? -1;
    if (client[last] === client[row] && revision[last] === revision[row]) continue;
    found.push({ client: answers.client[i] ?? 0, row });
  }
  return found;
}

/**
 * Whether a case was opened by an answer: it names the survey; an answer without one is taken to
 * have the case that the client's next complaint is.
 */
function caseFinder({ surveys, cases }: Heard): (answer: Answer) => boolean {
  const { surveyId } = surveys.rows.columns;
  const { occurredAt } = surveys.rows;
  const byClient = new Map<number, number[]>();
  for (let i = 0; i < cases.length; i++) {
    const of = byClient.get(cases.client[i] ?? 0);
    if (of === undefined) byClient.set(cases.client[i] ?? 0, [cases.row[i] ?? 0]);
    else of.push(cases.row[i] ?? 0);
  }
  return ({ client, row }) => {
    const survey = surveyId[row] ?? 0;
    const answered = occurredAt[row] ?? 0;
    return (byClient.get(client) ?? []).some((filed) =>
      survey > 0 ? surveyId[filed] === survey : (occurredAt[filed] ?? 0) >= answered,
    );
  };
}
