import type { Basket } from './basket.ts';

/** A deal while it is being pursued. */
export type Deal = Readonly<{
  dealId: string;
  basket: Basket;
  motion: 'inbound' | 'outbound';
  /** Long ones are presented, contracted and delivered with approval; short ones are offered and invoiced. */
  cycle: 'long' | 'short';
}>;

export type Stage = 'presentation' | 'offer' | 'agreement' | 'payment';

/** Where a deal stands and when. */
export type Step = Readonly<{ at: number; basket: Basket }>;
