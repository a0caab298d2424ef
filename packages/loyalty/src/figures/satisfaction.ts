import { byName, nameOf } from '../view/clients.ts';
import type { ClientRows, Heard } from '../view/heard.ts';
import { type Numbering, surveyCodes } from '../view/survey-codes.ts';
import type { View } from '../view/view.ts';
import { counted } from './answers.ts';
import { type Cases, casesOf } from './cases.ts';
import { type Contentment, contentmentOf, lowestRatings } from './contentment.ts';
import { type QuestionScores, scoresByQuestion } from './question-scores.ts';
import { type Scores, ScoresCount } from './scores.ts';

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

export function satisfaction(view: View, heard: Heard): Satisfaction {
  const { answers } = heard;
  const { counts } = view.policy.satisfaction;
  const latest = counted(view, answers, counts);
  const { product, channel } = surveyCodes(view.facts);
  const { columns } = heard.surveys.rows;
  const grouped = (group: Numbering, texts: Int32Array) =>
    scoresBy(view, counted(view, answers, counts, group), group, texts);
  return {
    counts,
    scores: answers.length,
    clients: countClients(answers),
    overall: overall(view, latest),
    byQuestion: scoresByQuestion(view, latest),
    byProduct: grouped(product, columns.product),
    byChannel: grouped(channel, columns.channel),
    contentment: contentment(view, latest),
    cases: casesOf(view, heard),
  };
}

function countClients({ client, length }: ClientRows): number {
  let clients = 0;
  for (let i = 0; i < length; i++) if (client[i] !== client[i - 1]) clients++;
  return clients;
}

function overall(view: View, answers: ClientRows): Scores {
  const all = new ScoresCount();
  addScores(view, answers, () => all);
  return all.scores();
}

function scoresBy(view: View, answers: ClientRows, { of, first }: Numbering, texts: Int32Array) {
  const groups = first.map(() => new ScoresCount());
  const none = new ScoresCount();
  addScores(view, answers, (row) => groups[of[row] ?? 0] ?? none);
  return byName(
    groups.flatMap((group, number) =>
      group.isEmpty ? [] : [[nameOf(view, texts[first[number] ?? 0] ?? 0), group.scores()] as const],
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
