import type { Position } from '@clientele/core';

import type { Lag } from './lag.ts';

/**
 * A group had not folded up to a position in time; without a position, it had not answered in time,
 * as while it folds the log for the first time. The event is in the log all the same.
 */
export class NotSeen extends Error {
  override readonly name = 'NotSeen';
  readonly code = 'NOT_SEEN';
  readonly group: string;
  readonly position: Position | undefined;
  readonly lag: Lag | undefined;

  /** `cause` is what failed last meanwhile, if anything. */
  constructor(group: string, position: Position | undefined, timeout: number, lag: Lag | undefined, cause?: unknown) {
    const behind = lag?.events === undefined ? '' : `, ${String(lag.events)} events behind`;
    const [missing, advice] =
      position === undefined
        ? ['answered', 'ask again, or wait longer with a larger timeout']
        : [`folded up to ${position}`, 'the event is recorded; ask again, or read without it'];
    super(
      `group ${group} had not ${missing} within ${String(timeout)} ms${behind}: ${advice}`,
      cause === undefined ? undefined : { cause },
    );
    this.group = group;
    this.position = position;
    this.lag = lag;
  }
}
