import { factTable, type Facts, settlementTables } from '@clientele/core';

/**
 * What clients were asked and what they said, a row for each thing said:
 *
 * | fact | about |
 * |---|---|
 * | `sent` | a survey was sent: survey, questionnaire, product, channel |
 * | `answered` | a score to one question: besides, question, kind, score and its scale |
 * | `complaint` | a complaint was filed, of its own accord or (with its survey) because of a score |
 * | `questionnaire` | of the company: the questionnaire of a product |
 */
export const surveyFacts = factTable({
  name: 'surveys',
  version: 1,
  columns: {
    fact: 'text',
    surveyId: 'text',
    questionnaire: 'text',
    product: 'text',
    channel: 'text',
    dealId: 'text',
    question: 'text',
    /** `rating`, `nps` or `ces`. */
    kind: 'text',
    score: 'number',
    /** Ends of the scale. */
    least: 'number',
    most: 'number',
  },
  folds: {
    SurveySent({ surveyId, questionnaire, product, channel, dealId }, add) {
      add({ fact: 'sent', surveyId, questionnaire, product, channel, dealId });
    },
    SurveyAnswered({ scores, surveyId, questionnaire, product, channel, dealId }, add) {
      const fact = 'answered';
      for (const { question, kind = 'rating', score, scale } of scores) {
        const { min: least, max: most } = scale ?? scales[kind];
        add({ fact, surveyId, questionnaire, product, channel, dealId, question, kind, score, least, most });
      }
    },
    ComplaintFiled({ surveyId, product, channel, dealId }, add) {
      add({ fact: 'complaint', surveyId, product, channel, dealId });
    },
    ProductListed({ product, questionnaire }, add) {
      if (questionnaire !== undefined) add({ fact: 'questionnaire', product, questionnaire });
    },
  },
});

const scales = {
  rating: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
  ces: { min: 1, max: 7 },
} as const;

/** The tables that loyalty reads. */
export const loyaltyTables = { ...settlementTables, surveys: surveyFacts } as const;
export type LoyaltyFacts = Facts<typeof loyaltyTables>;
