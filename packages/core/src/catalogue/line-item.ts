import { z } from 'zod';

import { Discount, FreeText, Quantity, UnitPrice } from './fields.ts';
import { DirectionId, PackageId, PartnerId, ProductId } from './ids.ts';
import { named } from './named.ts';

/** What is sold in a deal, an offer or a contract: a product, a package or a partner's product. */
export const LineItem = named(
  'LineItem',
  z
    .strictObject({
      product: ProductId.optional(),
      package: PackageId.optional(),
      partnerProduct: z.strictObject({ partner: PartnerId, product: ProductId }).optional(),
      direction: DirectionId.optional(),
      quantity: Quantity,
      price: UnitPrice.optional(),
      discount: Discount.optional(),
      why: FreeText.optional(),
      cost: UnitPrice.optional(),
    })
    .refine(
      ({ product, package: pack, partnerProduct }) =>
        [product, pack, partnerProduct].filter((sold) => sold !== undefined).length === 1,
      { error: 'names exactly one of product, package and partnerProduct', path: ['product'] },
    ),
  'exactly one of product, package and partnerProduct; price and direct cost of one unit; why the discount',
);
export type LineItem = z.output<typeof LineItem>;
