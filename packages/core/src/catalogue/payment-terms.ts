import { z } from 'zod';

import { DateOrInstant, Percent, PositiveMoney } from './fields.ts';
import { named } from './named.ts';

const Instalment = z
  .strictObject({
    percent: Percent.gt(0).optional(),
    amount: PositiveMoney.optional(),
    due: z.union([z.enum(['on-signing', 'before-delivery', 'on-delivery', 'after-delivery']), DateOrInstant]),
    /** Days after the point that `due` names. */
    days: z.int().nonnegative().optional(),
  })
  .refine(({ percent, amount }) => (percent === undefined) !== (amount === undefined), {
    error: 'is either a percentage of the total or an amount',
    path: ['percent'],
  });

/** How the total is to be paid; with no instalments it is paid at once. */
export const PaymentTerms = named(
  'PaymentTerms',
  z.strictObject({ instalments: z.array(Instalment).min(1) }).refine(
    ({ instalments }) => {
      const percents = instalments.flatMap(({ percent }) => (percent === undefined ? [] : [percent]));
      const sum = percents.reduce((total, percent) => total + percent, 0);
      return percents.length === instalments.length ? Math.abs(sum - 100) < 1e-9 : sum < 100;
    },
    { error: 'the percentages must make 100', path: ['instalments'] },
  ),
  'instalments in order, each a percentage of the total or an amount, and when it is due',
);
export type PaymentTerms = z.output<typeof PaymentTerms>;
