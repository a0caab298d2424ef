import type { Money } from '@clientele/core';

/** A part of an amount: a percentage of it, or an amount of its own. */
export type Share = Readonly<{ percent: number }> | Money;

/** The short form in which facts keep it: `50%`, or minor units and their currency. */
export const shareText = (share: Share): string =>
  'percent' in share ? `${String(share.percent)}%` : `${String(share.minor)} ${share.currency}`;

/** The minor units that a share in its short form makes of a total, rounded to the nearest. */
export const shareOf = (text: string, total: number): number =>
  text.endsWith('%') ? Math.round((total * Number(text.slice(0, -1))) / 100) : Number(text.split(' ')[0]);

/** The currency that a share in its short form says; undefined where it is that of the total. */
export const shareCurrency = (text: string): string | undefined => text.split(' ')[1];
