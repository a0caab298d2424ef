import { Assortment, dealsKnown } from '@clientele/core';

import type { View } from './view.ts';

/**
 * Whether a filter lets through what a client answered or complained of: by the product it was
 * about, that product's direction, the channel on which it came, and the motion of its deal.
 */
export function surveyTest({ facts, scope, moment, filter }: View): (client: number, row: number) => boolean {
  const { product, direction, channel, motion } = filter;
  if ((product ?? direction ?? channel ?? motion) === undefined) return () => true;
  const rows = facts.rows('surveys');
  const { columns } = rows;
  const code = (text: string | undefined) => (text === undefined ? undefined : facts.texts.find(text) || -1);
  const [products, directions, channels] = [code(product), code(direction), code(channel)];
  const assortment = new Assortment(facts, moment.knownAt, scope.identities);
  const motions = code(motion);
  const deals = dealsKnown(facts, moment.knownAt, scope.identities);
  return (client, row) => {
    const about = columns.product[row] ?? 0;
    if (products !== undefined && about !== products) return false;
    if (directions !== undefined && assortment.directionOf(about, rows.occurredAt[row] ?? 0) !== directions)
      return false;
    if (channels !== undefined && columns.channel[row] !== channels) return false;
    return motions === undefined || deals.find(client, columns.dealId[row] ?? 0)?.motion === motions;
  };
}
