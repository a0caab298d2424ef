import { isActive, statusCode } from '@clientele/core';

import type { View } from '../view/view.ts';
import { type Share, shareOf } from './share.ts';

/** Clients that keep buying: regular ones, and restored ones. */
export type Regulars = Readonly<{
  regular: number;
  restored: number;
  /** Both, of all clients that ever bought, and of the active ones. */
  ofBuyers: Share;
  ofActive: Share;
}>;

export type RegularCounts = Readonly<Record<'regular' | 'restored' | 'active' | 'buyers', number>>;

export function countRegulars(view: View): RegularCounts {
  const statuses = view.statuses();
  let regular = 0;
  let restored = 0;
  let active = 0;
  let buyers = 0;
  for (const status of statuses) {
    if (status === statusCode.prospect) continue;
    buyers++;
    if (isActive(status)) active++;
    if (status === statusCode.regular) regular++;
    if (status === statusCode.restored) restored++;
  }
  return { regular, restored, active, buyers };
}

export function regulars({ regular, restored, active, buyers }: RegularCounts): Regulars {
  const both = regular + restored;
  return { regular, restored, ofBuyers: shareOf(both, buyers), ofActive: shareOf(both, active) };
}
