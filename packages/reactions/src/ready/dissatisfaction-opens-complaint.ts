import { asCorrected, type ClientEventData, isCorrection, type StoredEvent } from '@clientele/core';
import { fileComplaint } from '@clientele/core/commands';

import { type Reaction, type ReactionEvent, reaction } from '../reaction.ts';

export type DissatisfactionOptions = Readonly<{
  /** The best score, on a question of 1 to 5, that is open dissatisfaction; default 2. */
  open?: number;
  /** The best that is hidden dissatisfaction; default 3. */
  hidden?: number;
  /** Also for answers that were imported; default no. */
  imported?: boolean;
}>;

type Answer = ClientEventData<'SurveyAnswered'>;
type Rating = Readonly<{ question: string; score: number; said: number; most: number }>;

/**
 * A rating of 3 or less on a question of 1 to 5 opens a complaint case: medium where the lowest is 1
 * or 2 (open dissatisfaction), low where it is 3 (hidden). Ratings on another scale are brought to 1
 * to 5; recommendation and effort scores open none. One case an answer, at the instant of the answer,
 * unless there is one: a complaint that names its survey, or, for an answer to no survey of ours, the
 * client's next complaint. So nothing is left of `satisfaction.cases.missing` in the loyalty report.
 *
 * @example
 * await runReactions({ reactions: [dissatisfactionOpensComplaint()], … });
 */
export function dissatisfactionOpensComplaint(options: DissatisfactionOptions = {}): Reaction {
  const { open = 2, hidden = 3, imported = false } = options;
  const lowest = (event: ReactionEvent): Rating | undefined => {
    const [first] = ratingsOf(answerIn(event))
      .filter(({ score }) => score <= hidden)
      .sort((a, b) => a.score - b.score);
    return first;
  };
  return reaction({
    name: 'dissatisfaction-opens-complaint',
    version: 1,
    on: ['SurveyAnswered'],
    imported,
    concerns: (event) => lowest(event) !== undefined,
    react(event, story) {
      const worst = lowest(event);
      if (worst === undefined || !stillStands(event, story) || hasCase(event, story)) return [];
      const { surveyId, product, channel, dealId } = answerIn(event);
      const { clientId, occurredAt, reference } = event;
      const about = Object.fromEntries(
        Object.entries({ surveyId, product, channel, dealId }).filter(([, value]) => value !== undefined),
      );
      const command = fileComplaint(
        {
          severity: worst.score <= open ? 'medium' : 'low',
          category: 'survey',
          text: `Answered "${worst.question}" with ${String(worst.said)} of ${String(worst.most)}`,
          ...about,
        },
        { occurredAt, causationId: reference },
      );
      return [{ kind: 'command', name: 'complaint', clientId, command }];
    },
  });
}

// The catalogue vouches for the body: it was checked when it was written.
const answerIn = ({ data }: Pick<ReactionEvent, 'data'>): Answer => data as Answer;

function ratingsOf({ scores }: Answer): readonly Rating[] {
  return scores
    .filter(({ kind = 'rating' }) => kind === 'rating')
    .map(({ question, score: said, scale: { min, max } = { min: 1, max: 5 } }) => ({
      question,
      score: min === 1 && max === 5 ? said : 1 + ((said - min) * 4) / (max - min),
      said,
      most: max,
    }));
}

/** Whether nobody took the answer back, or corrected it, since. */
function stillStands({ reference, recordedBy }: ReactionEvent, story: readonly StoredEvent[]): boolean {
  const [revision, by] = [revisionOf(reference), revisionOf(recordedBy)];
  return !story
    .slice(by + 1)
    .some((event) => isCorrection(event) && (event.data as { readonly revision: number }).revision === revision);
}

const revisionOf = (reference: string): number => Number(reference.slice(reference.lastIndexOf('@') + 1));

function hasCase(event: ReactionEvent, story: readonly StoredEvent[]): boolean {
  const { surveyId } = answerIn(event);
  return asCorrected(story).some((past) => {
    if (past?.type !== 'ComplaintFiled') return false;
    const filed = past.data as ClientEventData<'ComplaintFiled'>;
    return surveyId === undefined ? past.meta.occurredAt >= event.occurredAt : filed.surveyId === surveyId;
  });
}
