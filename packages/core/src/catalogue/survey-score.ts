import { z } from 'zod';

import { Label } from './fields.ts';
import { named } from './named.ts';

/** The scale of a question that does not bring its own: rating 1-5, NPS 0-10, CES 1-7. */
export const defaultScales = {
  rating: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
  ces: { min: 1, max: 7 },
} as const;

/** A score to one question; without a kind it is a rating. */
export const SurveyScore = named(
  'SurveyScore',
  z
    .strictObject({
      question: Label,
      kind: z.enum(['rating', 'nps', 'ces']).optional(),
      score: z.number(),
      scale: z.strictObject({ min: z.number(), max: z.number() }).optional(),
    })
    .refine(
      (answer) => {
        const { min, max } = scaleOf(answer);
        return min < max && answer.score >= min && answer.score <= max;
      },
      { error: 'the score must lie on its scale', path: ['score'] },
    ),
  'a score on its scale (rating 1-5 where nothing is said, NPS 0-10, CES 1-7)',
);
export type SurveyScore = Readonly<z.output<typeof SurveyScore>>;

/** The scale a score was given on. */
export function scaleOf(answer: {
  kind?: keyof typeof defaultScales | undefined;
  scale?: { min: number; max: number } | undefined;
}): Readonly<{ min: number; max: number }> {
  return answer.scale ?? defaultScales[answer.kind ?? 'rating'];
}
