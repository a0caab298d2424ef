import { byName } from '@clientele/core';

import type { LoyaltyPolicy } from '../policy.ts';
import { nameOf } from '../view/clients.ts';
import type { ClientRows, Heard } from '../view/heard.ts';
import { type Numbering, surveyCodes } from '../view/survey-codes.ts';
import type { View } from '../view/view.ts';
import { counted } from './answers.ts';
import { type CaseCounts, type Cases, casesOf, countCases } from './cases.ts';
import { type Contentment, contentmentOf, lowestRatings } from './contentment.ts';
import { countByQuestion, type FormsCounts, type QuestionScores, scoresByQuestion } from './question-scores.ts';
import { type Distributions, type Scores, ScoresCount, scoresOf } from './scores.ts';

/** What clients said in the surveys of the window. */
export type Satisfaction = Readonly<{
  /** Whether the latest answer of each client counts, to each question, or every answer. */
  counts: 'clients' | 'answers';
  /** Scores that were given, and clients that gave any. */
  scores: number;
  clients: number;
  overall: Scores;
  /** By question; one that was asked on several scales stands once for each. */
  byQuestion: Readonly<Record<string, QuestionScores>>;
  byProduct: Readonly<Record<string, Scores>>;
  byChannel: Readonly<Record<string, Scores>>;
  /** Clients by their lowest rating. */
  contentment: Readonly<Record<Contentment, number>>;
  cases: Cases;
}>;

/** The same in counts. */
export type SatisfactionCounts = Pick<Satisfaction, 'scores' | 'clients' | 'contentment'> &
  Readonly<{
    overall: Distributions;
    byQuestion: FormsCounts;
    byProduct: Readonly<Record<string, Distributions>>;
    byChannel: Readonly<Record<string, Distributions>>;
    cases: CaseCounts;
  }>;

export function satisfaction(said: SatisfactionCounts, policy: LoyaltyPolicy): Satisfaction {
  const named = (counts: SatisfactionCounts['byProduct']) =>
    byName(Object.entries(counts).map(([name, of]) => [name, scoresOf(of)] as const));
  return {
    counts: policy.satisfaction.counts,
    scores: said.scores,
    clients: said.clients,
    overall: scoresOf(said.overall),
    byQuestion: scoresByQuestion(said.byQuestion),
    byProduct: named(said.byProduct),
    byChannel: named(said.byChannel),
    contentment: said.contentment,
    cases: casesOf(said.cases, policy),
  };
}

export function countSatisfaction(view: View, heard: Heard): SatisfactionCounts {
  const { answers } = heard;
  const { counts } = view.policy.satisfaction;
  const latest = counted(view, answers, counts);
  const { product, channel } = surveyCodes(view.facts);
  const { columns } = heard.surveys.rows;
  const grouped = (group: Numbering, texts: Int32Array) =>
    scoresBy(view, counted(view, answers, counts, group), group, texts);
  return {
    scores: answers.length,
    clients: countClients(answers),
    overall: overall(view, latest),
    byQuestion: countByQuestion(view, latest),
    byProduct: grouped(product, columns.product),
    byChannel: grouped(channel, columns.channel),
    contentment: contentment(view, latest),
    cases: countCases(view, heard),
  };
}

function countClients({ client, length }: ClientRows): number {
  let clients = 0;
  for (let i = 0; i < length; i++) if (client[i] !== client[i - 1]) clients++;
  return clients;
}

function overall(view: View, answers: ClientRows): Distributions {
  const all = new ScoresCount();
  addScores(view, answers, () => all);
  return all.distributions();
}

function scoresBy(
  view: View,
  answers: ClientRows,
  { of, first }: Numbering,
  texts: Int32Array,
): Readonly<Record<string, Distributions>> {
  const groups = first.map(() => new ScoresCount());
  const none = new ScoresCount();
  addScores(view, answers, (row) => groups[of[row] ?? 0] ?? none);
  return Object.fromEntries(
    groups.flatMap((group, number) =>
      group.isEmpty ? [] : [[nameOf(view, texts[first[number] ?? 0] ?? 0), group.distributions()] as const],
    ),
  );
}

function addScores({ facts }: View, { row }: ClientRows, countOf: (row: number) => ScoresCount): void {
  const { kind, score } = surveyCodes(facts);
  for (const r of row) countOf(r).add(kind[r] ?? 0, score[r] ?? NaN);
}

function contentment(view: View, answers: ClientRows): Record<Contentment, number> {
  const clients = { satisfied: 0, hidden: 0, open: 0 };
  lowestRatings(view, answers, (_, lowest) => {
    clients[contentmentOf(lowest, view.policy)]++;
  });
  return clients;
}
