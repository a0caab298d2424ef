import { factTable } from '@clientele/core';

/** What owners said would be closed: a row for each forecast submitted. */
export const forecastFacts = factTable({
  name: 'forecasts',
  version: 1,
  columns: {
    owner: 'text',
    /** `2026-12`. */
    month: 'text',
    category: 'text',
    dealId: 'text',
    direction: 'text',
    currency: 'text',
    minor: 'number',
  },
  folds: {
    ForecastSubmitted({ owner, month, category, dealId, direction, amount }, add) {
      add({ owner, month, category, dealId, direction, ...amount });
    },
  },
});
