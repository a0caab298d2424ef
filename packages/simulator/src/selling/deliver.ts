import { dateOf } from '../chance/working-time.ts';
import { serviceLead } from '../company/staff.ts';
import type { Life } from '../life/life.ts';
import { type Basket, deliveredItemsOf } from './basket.ts';
import type { Purpose } from './pay.ts';

/** The goods go to the client; late ones and moved promises spoil its mood. */
export function deliver(
  life: Life,
  from: number,
  basket: Basket,
  { dealId, invoice }: Purpose,
  approved: boolean,
): number {
  const delivery = {
    deliveryId: life.newId('delivery'),
    ...(dealId !== undefined && { dealId }),
    ...(invoice !== undefined && { invoice }),
    items: deliveredItemsOf(basket),
  };
  const by = serviceLead.name;
  if (!approved) {
    const delivered = life.later(from, 0.5, 5);
    life.write(delivered, 'Delivered', delivery, by);
    return delivered;
  }
  const promised = life.later(from, 10, 30);
  life.write(from + 1_800_000, 'DeliveryPromised', { ...delivery, promisedFor: dateOf(promised) }, by);
  const late = life.dice.happens(0.22);
  if (late && life.dice.happens(0.5)) {
    const moved = { ...delivery, promisedFor: dateOf(life.later(promised, 8, 14)) };
    life.write(life.later(from, 3, 8), 'DeliveryPromised', moved, by);
  }
  const prepared = life.later(from, 8, 9);
  life.write(prepared, 'DeliveryPrepared', delivery, by);
  const agreed = life.later(prepared, 0.1, 1);
  life.write(agreed, 'DeliveryPreparationApproved', delivery);
  const delivered = late ? life.later(promised, 2, 8) : Math.max(agreed + 3_600_000, promised - 7_200_000);
  life.write(delivered, 'Delivered', delivery, by);
  if (late) life.feel(-0.5);
  return delivered;
}
