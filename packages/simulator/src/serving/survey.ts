import type { Life } from '../life/life.ts';
import { questionnaireOf } from '../company/assortment.ts';
import { day } from '../chance/working-time.ts';
import { complain } from './complain.ts';

type Score = Readonly<{ question: string; kind: 'rating' | 'nps' | 'ces'; score: number }>;

/** A client is asked about a product, and may answer; a bad score opens a complaint case by itself. */
export function survey(life: Life, at: number, product: string, liking: number, afterSale: boolean): void {
  const surveyId = life.newId('survey');
  const questionnaire = questionnaireOf(product);
  const channel = life.dice.weighted({ email: 60, phone: 25, web: 15 });
  life.write(at, 'SurveySent', { surveyId, questionnaire, product, channel, ...(afterSale && { afterSale }) });
  if (!life.dice.happens(0.62)) return;
  const answered = life.later(at, 0.2, 12);
  const scores = scoresOf(life, answered, liking, afterSale);
  life.write(answered, 'SurveyAnswered', { surveyId, questionnaire, product, channel, scores });
  const worst = Math.min(...scores.filter(({ kind }) => kind === 'rating').map(({ score }) => score));
  if (worst <= 3)
    complain(life, answered, {
      severity: worst <= 2 ? 'medium' : 'low',
      product,
      surveyId,
      text: 'A low score in a survey',
    });
}

function scoresOf(life: Life, at: number, liking: number, afterSale: boolean): Score[] {
  const mood = life.mood + liking + life.owners.at(at).care;
  const rating = (question: string, change: number): Score => ({
    question,
    kind: 'rating',
    score: within(1, 5, mood + change + life.dice.fraction() * 1.8 - 0.9),
  });
  const scores = [rating('characteristics', 0.2), rating('speed of delivery', 0), rating('way of payment', 0.5)];
  if (!afterSale)
    scores.push({
      question: 'would recommend us',
      kind: 'nps',
      score: within(0, 10, mood * 2 - 0.4 + life.dice.fraction() * 4 - 2),
    });
  else if (life.dice.happens(0.4))
    scores.push({ question: 'easy to buy from', kind: 'ces', score: within(1, 7, mood * 1.4) });
  return scores;
}

const within = (least: number, most: number, score: number): number =>
  Math.min(most, Math.max(least, Math.round(score)));

/** Most clients are asked again every year, some are forgotten. */
export function surveyYearly(
  life: Life,
  firstBought: number,
  lastBought: number,
  product: string,
  liking: number,
): void {
  for (let at = firstBought + 330 * day; at < lastBought + 180 * day && life.goesOnAt(at); at += 350 * day) {
    if (life.dice.happens(0.75)) survey(life, life.later(at, 0, 25), product, liking, false);
  }
}
