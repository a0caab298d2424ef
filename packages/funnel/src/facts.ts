import { type Facts, settlementTables } from '@clientele/core';

import { contactPlanFacts } from './facts/contact-plan-facts.ts';
import { dealStepFacts } from './facts/deal-step-facts.ts';
import { forecastFacts } from './facts/forecast-facts.ts';
import { targetFacts } from './facts/target-facts.ts';

/** The tables that the funnel reads. */
export const funnelTables = {
  ...settlementTables,
  dealSteps: dealStepFacts,
  contactPlans: contactPlanFacts,
  forecasts: forecastFacts,
  targets: targetFacts,
} as const;

export type FunnelFacts = Facts<typeof funnelTables>;
