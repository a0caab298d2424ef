import type { LoyaltyPolicy } from '../policy.ts';
import type { ClientRows, Heard } from '../view/heard.ts';
import type { View } from '../view/view.ts';
import { counted } from './answers.ts';
import { contentmentOf, lowestRatings } from './contentment.ts';

/** How many persons hear of the company, and what. Estimates by rules of thumb, no measurements. */
export type WordOfMouth = Readonly<{
  /** What was multiplied; the factors are policy. */
  ruleOfThumb: LoyaltyPolicy['wordOfMouth'];
  /** Clients satisfied by their answers; the persons whom they tell at most. */
  satisfied: number;
  hearGoodAtMost: number;
  /** Complaints of the clients' own accord in the window. */
  complaints: number;
  /** Clients that complained or showed dissatisfaction in a survey, and those who are so and say nothing. */
  dissatisfied: number;
  silentlyDissatisfied: number;
  /** The persons whom the known and the silent ones tell at least. */
  hearBadAtLeast: number;
}>;

export type TalkerCounts = Pick<WordOfMouth, 'satisfied' | 'complaints' | 'dissatisfied'>;

export function countTalkers(view: View, heard: Heard): TalkerCounts {
  const { satisfied, dissatisfied } = talkers(view, heard);
  return { satisfied: satisfied.size, complaints: heard.complaints.length, dissatisfied: dissatisfied.size };
}

export function wordOfMouth(
  { satisfied, complaints, dissatisfied }: TalkerCounts,
  { wordOfMouth: factors }: LoyaltyPolicy,
): WordOfMouth {
  const silentlyDissatisfied = complaints * factors.silentPerComplaint;
  return {
    ruleOfThumb: factors,
    satisfied,
    hearGoodAtMost: satisfied * factors.perSatisfied,
    complaints,
    dissatisfied,
    silentlyDissatisfied,
    hearBadAtLeast: (dissatisfied + silentlyDissatisfied) * factors.perDissatisfied,
  };
}

/** The clients that have something to tell, each with the row that says so. A complaint outweighs a good answer. */
export function talkers(
  view: View,
  { answers, complaints }: Heard,
): Readonly<{ satisfied: ReadonlyMap<number, number>; dissatisfied: ReadonlyMap<number, number> }> {
  const latest: ClientRows = counted(view, answers, view.policy.satisfaction.counts);
  const satisfied = new Map<number, number>();
  const dissatisfied = new Map<number, number>();
  lowestRatings(view, latest, (client, lowest, row) => {
    (contentmentOf(lowest, view.policy) === 'satisfied' ? satisfied : dissatisfied).set(client, row);
  });
  for (let i = 0; i < complaints.length; i++) {
    const client = complaints.client[i] ?? 0;
    satisfied.delete(client);
    if (!dissatisfied.has(client)) dissatisfied.set(client, complaints.row[i] ?? 0);
  }
  return { satisfied, dissatisfied };
}
