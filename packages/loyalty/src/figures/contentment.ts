import type { LoyaltyPolicy } from '../policy.ts';
import type { ClientRows, SurveyRows } from '../view/heard.ts';
import type { View } from '../view/view.ts';
import { kindsOf } from './score-kinds.ts';
import { onUsualScale } from './scores.ts';

/** How content a client is: openly dissatisfied with a rating of 1 or 2, hidden with a 3. */
export type Contentment = 'satisfied' | 'hidden' | 'open';

export function contentmentOf(lowest: number, { satisfaction }: LoyaltyPolicy): Contentment {
  if (lowest <= satisfaction.open) return 'open';
  return lowest <= satisfaction.hidden ? 'hidden' : 'satisfied';
}

/** Told for each client that gave a rating: its lowest, on 1-5, and the row that says so. */
export function lowestRatings(
  view: Pick<View, 'facts'>,
  surveys: SurveyRows,
  { row, client, length }: ClientRows,
  tell: (client: number, lowest: number, row: number) => void,
): void {
  let lowest = Infinity;
  let says = -1;
  const ratingOf = ratings(view, surveys);
  for (let i = 0; i < length; i++) {
    const rating = ratingOf(row[i] ?? 0);
    if (rating < lowest) {
      lowest = rating;
      says = row[i] ?? 0;
    }
    if (client[i] === client[i + 1]) continue;
    if (says >= 0) tell(client[i] ?? 0, lowest, says);
    lowest = Infinity;
    says = -1;
  }
}

/** The rating that a row gives, on 1-5; NaN for a score of another kind. */
export function ratings(view: Pick<View, 'facts'>, surveys: SurveyRows): (row: number) => number {
  const { kind, score, least, most } = surveys.rows.columns;
  const kindOf = kindsOf(view);
  return (row) =>
    kindOf(kind[row] ?? 0) === 'rating'
      ? onUsualScale('rating', score[row] ?? 0, least[row] ?? 0, most[row] ?? 0)
      : NaN;
}
