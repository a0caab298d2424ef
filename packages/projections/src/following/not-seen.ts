import type { Position } from '@clientele/core';

import type { Lag } from './lag.ts';

/** A group had not folded up to a position in time. The event is in the log all the same. */
export class NotSeen extends Error {
  override readonly name = 'NotSeen';
  readonly code = 'NOT_SEEN';
  readonly group: string;
  readonly position: Position;
  readonly lag: Lag | undefined;

  constructor(group: string, position: Position, timeout: number, lag: Lag | undefined) {
    const behind = lag === undefined ? '' : `, ${String(lag.events)} events behind`;
    super(
      `group ${group} had not folded up to ${position} within ${String(timeout)} ms${behind}: ` +
        'the event is recorded; ask again, or read without it',
    );
    this.group = group;
    this.position = position;
    this.lag = lag;
  }
}
