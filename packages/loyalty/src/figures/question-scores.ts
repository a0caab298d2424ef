import { byName } from '@clientele/core';

import { nameOf } from '../view/clients.ts';
import type { ClientRows } from '../view/heard.ts';
import { surveyCodes } from '../view/survey-codes.ts';
import type { View } from '../view/view.ts';
import { kindsOf } from './score-kinds.ts';
import { type Distribution, ScoreCount, type ScoreKind } from './scores.ts';

/** The scores to one question, on its own scale. */
export type QuestionScores = Readonly<{
  kind: ScoreKind;
  scale: Readonly<{ min: number; max: number }>;
  answers: number;
  mean: number | null;
  distribution: Distribution;
}>;

/** The scores to a question that was asked in one way; by its name, kind and scale. */
type FormCounts = Readonly<{ way: readonly Way[]; distribution: Distribution }>;
type Way = Readonly<{ question: string; kind: ScoreKind; scale: QuestionScores['scale'] }>;
export type FormsCounts = Readonly<Record<string, FormCounts>>;

export function countByQuestion(view: View, { row }: ClientRows): FormsCounts {
  const { form } = surveyCodes(view.facts);
  const { score, question } = view.facts.rows('surveys').columns;
  const counts = form.first.map(() => new ScoreCount());
  for (const r of row) counts[form.of[r] ?? 0]?.add(score[r] ?? 0);
  return Object.fromEntries(
    form.first.flatMap((first, number) => {
      const count = counts[number];
      if (count === undefined || count.answers === 0) return [];
      const way = { question: nameOf(view, question[first] ?? 0), ...formOf(view, first) };
      return [[JSON.stringify(way), { way: [way], distribution: count.distribution() }] as const];
    }),
  );
}

/** By the name of the question; where it was asked in several ways, by name, kind and scale. */
export function scoresByQuestion(forms: FormsCounts): Readonly<Record<string, QuestionScores>> {
  const answered = Object.values(forms).flatMap(({ way, distribution }) =>
    way.slice(0, 1).map((one) => ({ ...one, count: ScoreCount.of(distribution) })),
  );
  const ways = new Map<string, number>();
  for (const { question } of answered) ways.set(question, (ways.get(question) ?? 0) + 1);
  return byName(
    answered.map(({ question, kind, scale, count }) => {
      const { answers } = count;
      const scores = { kind, scale, answers, mean: count.mean(), distribution: count.distribution() };
      return [ways.get(question) === 1 ? question : longName(question, scores), scores] as const;
    }),
  );
}

/** The name of a question that was asked in several ways. */
export const longName = (question: string, { kind, scale }: Pick<QuestionScores, 'kind' | 'scale'>): string =>
  `${question} (${kind} ${String(scale.min)}-${String(scale.max)})`;

function formOf(view: View, row: number): Omit<Way, 'question'> {
  const { kind, least, most } = view.facts.rows('surveys').columns;
  return {
    kind: kindsOf(view)(kind[row] ?? 0),
    scale: { min: least[row] ?? 0, max: most[row] ?? 0 },
  };
}
