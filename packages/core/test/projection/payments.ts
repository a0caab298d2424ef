import { factTable } from '@clientele/core';

/** The minor units of each payment. */
export const payments = factTable({
  name: 'payments',
  version: 1,
  columns: { minor: 'number' },
  folds: {
    PaymentReceived: ({ amount }, add) => {
      add({ minor: amount.minor });
    },
  },
});
