import { counted } from '../figures/answers.ts';
import { dissatisfiedAnswers } from '../figures/cases.ts';
import { contentmentOf, lowestRatings } from '../figures/contentment.ts';
import { longName } from '../figures/question-scores.ts';
import { kindsOf } from '../figures/score-kinds.ts';
import { nameOf } from '../view/clients.ts';
import type { Heard } from '../view/heard.ts';
import { type Numbering, surveyCodes } from '../view/survey-codes.ts';
import type { View } from '../view/view.ts';
import type { Behind } from './behind.ts';
import type { Found } from './evidence.ts';

/** `satisfaction.overall.nps.score`, `satisfaction.byProduct.deck-oven.rating.mean`, `satisfaction.contentment.open`. */
export function satisfactionBehind(view: View, keys: readonly string[]): Behind {
  const heard = view.heard();
  const { counts, open, hidden } = view.policy.satisfaction;
  const latest = counts === 'clients' ? 'the latest score of each client to each question' : 'every score';
  return {
    because: `${latest}, given in the window`,
    facts: [...rowsBehind(view, heard, keys)].map((row) => scoreFound(view, heard, row)),
    context: { counts, open, hidden },
  };
}

function rowsBehind(view: View, heard: Heard, keys: readonly string[]): Iterable<number> {
  const { surveys, answers } = heard;
  const { counts } = view.policy.satisfaction;
  const { columns } = surveys.rows;
  const [, figure, name = '', kind] = keys;
  const latest = (group?: Numbering) => counted(view, answers, counts, group).row;
  const ofKind = (rows: Int32Array, wanted: string | undefined) => {
    const kindOf = kindsOf(view);
    return wanted === undefined ? rows : rows.filter((row) => kindOf(columns.kind[row] ?? 0) === wanted);
  };
  switch (figure) {
    case 'overall':
      return ofKind(latest(), keys[2]);
    case 'byQuestion':
      return latest().filter((row) => isQuestion(view, heard, row, name));
    case 'byProduct':
    case 'byChannel': {
      const group = figure === 'byProduct' ? columns.product : columns.channel;
      const rows = latest(surveyCodes(view.facts)[figure === 'byProduct' ? 'product' : 'channel']);
      return ofKind(
        rows.filter((row) => nameOf(view, group[row] ?? 0) === name),
        kind,
      );
    }
    case 'contentment':
      return lowest(view, heard, keys[2]);
    case 'cases':
      return dissatisfiedAnswers(view, heard).map(({ row }) => row);
    default:
      return answers.row;
  }
}

/** By its name, or by its name, kind and scale where it was asked on several. */
function isQuestion(view: View, { surveys }: Heard, row: number, name: string): boolean {
  const { question, kind, least, most } = surveys.rows.columns;
  const plain = nameOf(view, question[row] ?? 0);
  const said = kindsOf(view)(kind[row] ?? 0);
  const scale = { min: least[row] ?? 0, max: most[row] ?? 0 };
  return plain === name || longName(plain, { kind: said, scale }) === name;
}

function lowest(view: View, { answers }: Heard, wanted: string | undefined): readonly number[] {
  const rows: number[] = [];
  const latest = counted(view, answers, view.policy.satisfaction.counts);
  lowestRatings(view, latest, (_, rating, row) => {
    if (wanted === undefined || contentmentOf(rating, view.policy) === wanted) rows.push(row);
  });
  return rows;
}

/** What a row of an answer says. */
export function scoreFound(view: View, { surveys }: Heard, row: number): Found {
  const { question, kind, score, product } = surveys.rows.columns;
  const about = view.facts.texts.textOf(product[row] ?? 0);
  return {
    table: 'surveys',
    row,
    says: {
      question: nameOf(view, question[row] ?? 0),
      kind: kindsOf(view)(kind[row] ?? 0),
      score: score[row] ?? 0,
      ...(about !== undefined && { product: about }),
    },
  };
}
