import type { FactRow } from '@clientele/core';

/**
 * An event that is not folded yet: `poison` because its fold throws, `waiting` behind a poison event
 * of the same client, `unknown` because this program does not know its type and was told to keep it.
 */
export type ParkedEvent = Readonly<{
  event: FactRow;
  kind: 'poison' | 'waiting' | 'unknown';
  /** What the fold said. */
  error?: string | undefined;
}>;
