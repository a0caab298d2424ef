import { errorCode } from '@clientele/core';

import type { FollowStatus } from '../following/follow-status.ts';
import type { Health } from './health.ts';

/** What a worker is at; errors by their codes. */
export type WorkerStatus =
  | Readonly<{ kind: 'starting' | 'standing-by' }>
  | Readonly<{ kind: 'leading'; epoch: number }>
  /** Tries again after so many milliseconds. */
  | Readonly<{ kind: 'failing'; code: string; retryIn: number }>
  /** Closed; or, with a code, stopped by what only a person can put right. */
  | Readonly<{ kind: 'stopped'; code?: string }>;

/** How a worker is, and the group that it belongs to. */
export type FollowingHealth = Health &
  Readonly<{
    worker: string;
    status: WorkerStatus;
    /** For how many milliseconds it has been at work. */
    uptime: number;
  }>;

/** A status as plain data. */
export function workerStatusOf(status: FollowStatus): WorkerStatus {
  switch (status.kind) {
    case 'failing':
      return { kind: 'failing', code: errorCode(status.error), retryIn: status.retryIn };
    case 'stopped':
      return { kind: 'stopped', ...(status.error !== undefined && { code: errorCode(status.error) }) };
    default:
      return status;
  }
}

/** Whether a worker does what it should. */
export const isAtWork = ({ kind }: WorkerStatus): boolean => kind !== 'failing' && kind !== 'stopped';
