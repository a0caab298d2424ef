import type { Money } from '@clientele/core';

/** A part of an amount: a percentage of it, or an amount of its own. */
export type Share = Readonly<{ percent: number }> | Money;

/** The short form in which facts keep it: `50%`, or minor units. */
export const shareText = (share: Share): string =>
  'percent' in share ? `${String(share.percent)}%` : String(share.minor);

/** The minor units that a share in its short form makes of a total, rounded to the nearest. */
export const shareOf = (text: string, total: number): number =>
  text.endsWith('%') ? Math.round((total * Number(text.slice(0, -1))) / 100) : Number(text);
