import { byName, nameOf } from '../view/clients.ts';
import type { ClientRows, SurveyRows } from '../view/heard.ts';
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

/** A question on one scale, by a row that answers it. */
type Form = Readonly<{ row: number; count: ScoreCount }>;

/** By the name of the question; where it was asked on several scales, by name, kind and scale. */
export function scoresByQuestion(
  view: View,
  surveys: SurveyRows,
  { row }: ClientRows,
): Readonly<Record<string, QuestionScores>> {
  const { score } = surveys.rows.columns;
  const questions = new Map<number, Form[]>();
  const formOf = formFinder(surveys, questions);
  for (const r of row) formOf(r).count.add(score[r] ?? 0);
  return byName(
    [...questions].flatMap(([code, forms]) =>
      forms.map((form) => {
        const scores = scoresOf(view, surveys, form);
        const { min, max } = scores.scale;
        const name = nameOf(view, code);
        const onScale = `${name} (${scores.kind} ${String(min)}-${String(max)})`;
        return [forms.length === 1 ? name : onScale, scores] as const;
      }),
    ),
  );
}

function formFinder({ rows }: SurveyRows, questions: Map<number, Form[]>): (row: number) => Form {
  const { question, kind, least, most } = rows.columns;
  return (row) => {
    const code = question[row] ?? 0;
    const forms = questions.get(code) ?? [];
    questions.set(code, forms);
    const known = forms.find(
      (form) => kind[form.row] === kind[row] && least[form.row] === least[row] && most[form.row] === most[row],
    );
    if (known !== undefined) return known;
    const form = { row, count: new ScoreCount() };
    forms.push(form);
    return form;
  };
}

function scoresOf(view: View, { rows }: SurveyRows, { row, count }: Form): QuestionScores {
  const { kind, least, most } = rows.columns;
  return {
    kind: kindsOf(view)(kind[row] ?? 0),
    scale: { min: least[row] ?? 0, max: most[row] ?? 0 },
    answers: count.answers,
    mean: count.mean(),
    distribution: count.distribution(),
  };
}
