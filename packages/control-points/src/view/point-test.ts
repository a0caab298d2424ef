import { Assortment, dealsKnown } from '@clientele/core';

import type { Point } from '../figures/point.ts';
import type { View } from './view.ts';

/**
 * Whether a filter lets a point through: by the window that it falls due in, and by its deal's
 * channel, motion, products and directions. A point of no deal has none of these.
 */
export function pointTest(view: Omit<View, 'points'>): (point: Point) => boolean {
  const { facts, identities, moment, filter, window } = view;
  const { product, direction, channel, motion } = filter;
  const code = (text: string | undefined) => (text === undefined ? undefined : facts.texts.find(text) || -1);
  const asked = { product: code(product), direction: code(direction), channel: code(channel), motion: code(motion) };
  const byDeal = Object.values(asked).some((value) => value !== undefined);
  const deals = dealsKnown(facts, moment.knownAt, identities);
  const assortment = new Assortment(facts, moment.knownAt, identities);
  const fits = (value: number | undefined, is: number | undefined) => value === undefined || value === is;
  return ({ client, dealId, due, setAt }) => {
    if (window !== undefined && (due < window.from || due >= window.to)) return false;
    if (!byDeal) return true;
    if (dealId === 0) return false;
    const deal = deals.find(client, dealId);
    if (!fits(asked.channel, deal?.channel) || !fits(asked.motion, deal?.motion)) return false;
    if (asked.product === undefined && asked.direction === undefined) return true;
    return assortment
      .soldBy(client, dealId, setAt)
      .some((sold) => fits(asked.product, sold.product) && fits(asked.direction, sold.direction));
  };
}
