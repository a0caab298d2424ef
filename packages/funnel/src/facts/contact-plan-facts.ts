import { factTable } from '@clientele/core';

/** Next contacts: a row for each one planned or moved, and for each contact that one of them became. */
export const contactPlanFacts = factTable({
  name: 'contactPlans',
  version: 1,
  columns: {
    planId: 'text',
    /** A day or an instant, as written; absent where the plan was carried out. */
    date: 'text',
    purpose: 'text',
    product: 'text',
  },
  folds: {
    NextContactPlanned({ planId, date, purpose, product }, add) {
      add({ planId, date, purpose, product });
    },
    ClientContacted({ planId }, add) {
      if (planId !== undefined) add({ planId });
    },
  },
});
