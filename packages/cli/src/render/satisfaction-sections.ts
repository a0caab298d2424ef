import type { LoyaltyReport } from 'clientele';

import { count, counted, percent } from './numbers.ts';
import type { Section } from './view.ts';

type Satisfaction = LoyaltyReport['satisfaction'];

/** What clients said in surveys: at large, by question, by product. */
export function satisfactionSections(satisfaction: Satisfaction, span: string): Section[] {
  const { counts, scores, clients, overall, byQuestion, byProduct, contentment, cases } = satisfaction;
  const heading = `Satisfaction ${span}: ${counted(scores, 'score')} of ${counted(clients, 'client')}`;
  if (scores === 0) return [{ notes: [`${heading}.`] }];
  const { rating, nps, ces } = overall;
  return [
    {
      heading,
      notes: [
        ...(counts === 'clients' ? ['The latest answer of each client counts.'] : ['Every answer counts.']),
        ...(rating.answers > 0
          ? [
              `CSAT ${percent(rating.csat.share) ?? '–'} of ${counted(rating.answers, 'rating')}, mean ${mean(rating.mean)} of 5.`,
            ]
          : []),
        ...(nps.answers > 0 ? [`NPS ${mean(nps.score)} of ${counted(nps.answers, 'answer')}.`] : []),
        ...(ces.answers > 0 ? [`CES ${mean(ces.mean)} of 7, ${counted(ces.answers, 'answer')}.`] : []),
        `Clients by their lowest rating: ${count(contentment.satisfied)} satisfied, ${count(contentment.hidden)} with hidden and ${count(contentment.open)} with open dissatisfaction.`,
        ...(cases.missing.number > 0
          ? [`${counted(cases.missing.number, 'dissatisfied answer')} without a complaint case.`]
          : []),
      ],
    },
    {
      head: ['question', 'scale', 'answers', 'mean'],
      rows: Object.entries(byQuestion).map(([name, { scale, answers, mean: of }]) => [
        name,
        `${String(scale.min)}-${String(scale.max)}`,
        count(answers),
        mean(of),
      ]),
    },
    Object.keys(byProduct).length < 2
      ? {}
      : {
          head: ['product', 'ratings', 'mean', 'CSAT', 'NPS'],
          rows: Object.entries(byProduct).map(([name, { rating: of, nps: promoters }]) => [
            name,
            count(of.answers),
            mean(of.mean),
            percent(of.csat.share),
            mean(promoters.score),
          ]),
        },
  ];
}

const mean = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
