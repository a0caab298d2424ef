import { type Instant, instantOf, isActive, statusCode } from '@clientele/core';

import type { Frame } from '../view/frame.ts';
import type { View } from '../view/view.ts';
import { clientsOf } from './clients-of.ts';

/** What became, by the end of the window, of the clients that were active at its start. */
export type Retention = Readonly<{
  from: Instant;
  to: Instant;
  /** Active at the start. */
  active: number;
  /** Of these, active at the end and never lost between. */
  retained: number;
  /** Of these, lost in between. */
  lost: number;
  /** Of those lost, active again at the end: counted here, not as retained. */
  restored: number;
  /** Retained and lost, each of the active at the start; null where there were none. */
  retention: number | null;
  churn: number | null;
}>;

/** What became of one client between two moments. */
export type Fate = 'retained' | 'lost' | 'restored' | 'other';

export type RetentionCounts = Pick<Retention, 'active' | 'retained' | 'lost' | 'restored'>;

export function countRetention(view: View): RetentionCounts {
  const active = activeAtStart(view);
  const fates = active.map((client) => fateOf(view, client));
  const count = (...wanted: Fate[]) => fates.filter((fate) => wanted.includes(fate)).length;
  const [retained, lost, restored] = [count('retained'), count('lost', 'restored'), count('restored')];
  return { active: active.length, retained, lost, restored };
}

export function retentionOf(frame: Frame, counts: RetentionCounts): Retention {
  const { from, to } = retentionWindow(frame);
  const { active, retained, lost, restored } = counts;
  const share = (part: number) => (active === 0 ? null : part / active);
  return {
    from: instantOf(from),
    to: instantOf(to),
    active,
    retained,
    lost,
    restored,
    retention: share(retained),
    churn: share(lost),
  };
}

/** The window as far as the moment lets us see. */
export function retentionWindow({
  window,
  moment,
}: Pick<Frame, 'window' | 'moment'>): Readonly<{ from: number; to: number }> {
  return { from: Math.min(window.from, moment.at), to: Math.min(window.to, moment.at) };
}

/** The clients that were active when the window began. */
export function activeAtStart(view: View): readonly number[] {
  const { changes } = view.whole;
  const { from } = retentionWindow(view);
  return clientsOf(view, (client) => {
    return isActive(changes.statusAt(client, from));
  });
}

/** What became of a client that was active at the start; `other` for one whose payments were all refunded. */
export function fateOf(view: View, client: number): Fate {
  const { changes } = view.whole;
  const { from, to } = retentionWindow(view);
  const last = changes.holding(client, to);
  const activeAtEnd = last >= 0 && isActive(changes.status[last] ?? 0);
  for (let change = changes.holding(client, from) + 1; change <= last; change++)
    if (changes.status[change] === statusCode.lost) return activeAtEnd ? 'restored' : 'lost';
  return activeAtEnd ? 'retained' : 'other';
}
