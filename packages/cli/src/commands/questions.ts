import { questions } from '../questions.ts';

import { funnelView } from '../render/funnel-view.ts';
import { lifecycleView } from '../render/lifecycle-view.ts';
import { loyaltyView } from '../render/loyalty-view.ts';
import { questionCommand } from './question-command.ts';

export const funnelCommand = questionCommand({
  question: questions.funnel,
  summary: 'How deals move through the stages: reached, standing, conversion, time, losses, forecast.',
  shown: [
    ['clientele funnel', 'the funnel now'],
    ['clientele funnel --as-of 2026-07-01 --window 2026-01-01..2026-07-01', 'deals opened in half a year'],
    ['clientele funnel --owner ann --motion inbound --format json', 'for a program'],
    ['clientele why funnel stages.offer.reached', 'the events behind a number'],
  ],
  view: funnelView,
});

export const lifecycleCommand = questionCommand({
  question: questions.lifecycle,
  summary: 'Who is a prospect, new, regular, lost or restored; stages of development, cohorts, retention.',
  shown: [
    ['clientele lifecycle', 'where the clients stand now'],
    ['clientele lifecycle --as-of 2026-03-31 --known-at 2026-04-02', 'as it looked on April 2'],
    ['clientele lifecycle --policy quarterly.json --zone Europe/Berlin', 'under another policy'],
    ['clientele why lifecycle acme --as-of 2026-03-31', 'why one client is lost'],
  ],
  view: lifecycleView,
});

export const loyaltyCommand = questionCommand({
  question: questions.loyalty,
  summary: 'Who buys again, who was referred, who is satisfied, whom to ask next.',
  shown: [
    ['clientele loyalty', 'loyalty now'],
    ['clientele loyalty --segment industry=bakeries', 'of one segment'],
    ['clientele why loyalty index.ever', 'the clients behind the index'],
  ],
  view: loyaltyView,
});
