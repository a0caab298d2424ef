import type { LoyaltyPolicy } from '../policy.ts';
import type { ClientRows } from '../view/heard.ts';
import { surveyCodes } from '../view/survey-codes.ts';
import type { View } from '../view/view.ts';

/** How content a client is: openly dissatisfied with a rating of 1 or 2, hidden with a 3. */
export type Contentment = 'satisfied' | 'hidden' | 'open';

export function contentmentOf(lowest: number, { satisfaction }: LoyaltyPolicy): Contentment {
  if (lowest <= satisfaction.open) return 'open';
  return lowest <= satisfaction.hidden ? 'hidden' : 'satisfied';
}

/** Told for each client that gave a rating: its lowest, on 1-5, and the row that says so. */
export function lowestRatings(
  { facts }: Pick<View, 'facts'>,
  { row, client, length }: ClientRows,
  tell: (client: number, lowest: number, row: number) => void,
): void {
  const { kind, score } = surveyCodes(facts);
  let lowest = Infinity;
  let says = -1;
  for (let i = 0; i < length; i++) {
    const r = row[i] ?? 0;
    const rating = kind[r] === 0 ? (score[r] ?? Infinity) : Infinity;
    if (rating < lowest) {
      lowest = rating;
      says = r;
    }
    if (client[i] === client[i + 1]) continue;
    if (says >= 0) tell(client[i] ?? 0, lowest, says);
    lowest = Infinity;
    says = -1;
  }
}
