import { z } from 'zod';

import { Money } from '../money/money.ts';
import { Quantity, UnitPrice } from './fields.ts';
import { DirectionId, ProductId } from './ids.ts';
import { named } from './named.ts';

/** One part of an invoiced, paid or refunded amount: what it was for. */
export const MoneyLine = named(
  'MoneyLine',
  z.strictObject({
    product: ProductId.optional(),
    direction: DirectionId.optional(),
    amount: Money,
    quantity: Quantity.optional(),
    unitPrice: UnitPrice.optional(),
    cost: Money.optional(),
  }),
  'a part of the amount with its product and direction, and its direct cost where known',
);
export type MoneyLine = z.output<typeof MoneyLine>;

type WithLines = Readonly<{
  amount: Money;
  lines?: readonly Readonly<{ amount: Money }>[] | undefined;
}>;

/** Whether the lines, where there are any, are of the amount's currency and add up to it. */
export const linesAddUp = ({ amount, lines }: WithLines): boolean =>
  lines === undefined ||
  (lines.every((line) => line.amount.currency === amount.currency) &&
    lines.reduce((sum, line) => sum + line.amount.minor, 0) === amount.minor);

/** What a body says whose lines do not add up. */
export const linesMustAddUp = {
  error: 'the lines must be of one currency and add up to the amount',
  path: ['lines'],
};
