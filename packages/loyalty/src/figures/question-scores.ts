import { byName, nameOf } from '../view/clients.ts';
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

/** By the name of the question; where it was asked in several ways, by name, kind and scale. */
export function scoresByQuestion(view: View, { row }: ClientRows): Readonly<Record<string, QuestionScores>> {
  const { form } = surveyCodes(view.facts);
  const { score, question } = view.facts.rows('surveys').columns;
  const counts = form.first.map(() => new ScoreCount());
  for (const r of row) counts[form.of[r] ?? 0]?.add(score[r] ?? 0);
  const answered = form.first.flatMap((first, number) => {
    const count = counts[number];
    return count === undefined || count.answers === 0 ? [] : [{ first, count }];
  });
  const ways = new Map<number, number>();
  for (const { first } of answered) ways.set(question[first] ?? 0, (ways.get(question[first] ?? 0) ?? 0) + 1);
  return byName(
    answered.map(({ first, count }) => {
      const scores = scoresOf(view, first, count);
      const plain = nameOf(view, question[first] ?? 0);
      return [ways.get(question[first] ?? 0) === 1 ? plain : longName(plain, scores), scores] as const;
    }),
  );
}

/** The name of a question that was asked in several ways. */
export const longName = (question: string, { kind, scale }: Pick<QuestionScores, 'kind' | 'scale'>): string =>
  `${question} (${kind} ${String(scale.min)}-${String(scale.max)})`;

function scoresOf(view: View, row: number, count: ScoreCount): QuestionScores {
  const { kind, least, most } = view.facts.rows('surveys').columns;
  return {
    kind: kindsOf(view)(kind[row] ?? 0),
    scale: { min: least[row] ?? 0, max: most[row] ?? 0 },
    answers: count.answers,
    mean: count.mean(),
    distribution: count.distribution(),
  };
}
