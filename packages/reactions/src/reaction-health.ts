import { Deadline, type HealthOptions, type Reach, type Timer } from '@clientele/projections';

import type { EntryCounts, ReactionLog } from './log/reaction-log.ts';

/** What a worker is at with a reaction; errors by their codes. */
export type ReactionStatus =
  | Readonly<{ kind: 'leading' | 'standing-by' | 'stopped' }>
  /** Is tried again by itself. */
  | Readonly<{ kind: 'failing'; code: string }>;

/** How a reaction is, as plain data without secrets. */
export type ReactionHealth = Readonly<{
  name: string;
  /** It leads or stands by, and the log of reactions answers. What was given up makes it no less well: a person is needed. */
  ok: boolean;
  status: ReactionStatus;
  /** Whether the log of reactions answers. */
  log: Reach;
  /** What is not done, whoever leads; absent while the log of reactions does not answer. */
  entries?: EntryCounts;
}>;

type Looked = Readonly<{ name: string; status: ReactionStatus }>;

/** Looks at reactions and at what they have to do; answers in time, whatever does not, and never throws. */
export async function reactionsHealth(
  runs: readonly Looked[],
  log: ReactionLog,
  { timeout = 2_000, timer }: HealthOptions & Readonly<{ timer: Timer }>,
): Promise<readonly ReactionHealth[]> {
  const deadline = new Deadline(timeout, timer);
  const look = async ({ name, status }: Looked): Promise<ReactionHealth> => {
    const { reach, value } = await deadline.ask('the log of reactions', () => log.counts(name));
    const isAtWork = status.kind === 'leading' || status.kind === 'standing-by';
    return { name, ok: isAtWork && reach.ok, status, log: reach, ...(value && { entries: value }) };
  };
  try {
    return await Promise.all(runs.map(look));
  } finally {
    deadline.end();
  }
}
