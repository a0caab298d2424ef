import { type Instant, instantOf, statusCode } from '@clientele/core';

import { type Cause, causeOf, referenceOfRow } from './cause.ts';
import { type Stage, stages } from './figures/development.ts';
import type { View } from './view/view.ts';

/** A change of a client's stage of development. */
export type StageChange = Readonly<{ from: Stage; to: Stage; at: Instant; cause: Cause }>;

type Tick = Readonly<{ effective: number; at: number; cause: () => Cause }>;

/** Every change of a client's stage before the moment, in order. */
export function stageHistory(view: View, client: number): readonly StageChange[] {
  const changes: StageChange[] = [];
  let from: Stage = 'acquisition';
  for (const { effective, at, cause } of ticksOf(view, client)) {
    const to = stageAt(view, client, effective);
    if (to === from) continue;
    changes.push({ from, to, at: instantOf(at), cause: cause() });
    from = to;
  }
  return changes;
}

function stageAt(view: View, client: number, moment: number): Stage {
  if (view.whole.changes.statusAt(client, moment) === statusCode.lost) return 'ended';
  return stages[view.kindsAt(moment).latest[client] ?? 0] ?? 'acquisition';
}

/** All instants at which the stage may change: payments, refunds, changes of status. */
function ticksOf(view: View, client: number): readonly Tick[] {
  const { ledger, whole, moment, facts } = view;
  const { parts, partStart } = ledger;
  const ticks: Tick[] = [];
  for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++) {
    const at = parts.at[part] ?? 0;
    const row = parts.row[part] ?? 0;
    if (at >= moment.at || (ticks.at(-1)?.at === at && parts.settlement[part] === parts.settlement[part - 1])) continue;
    const cause = (): Cause => ({ kind: 'event', reference: referenceOfRow(facts, { table: 'settlements', row }) });
    ticks.push({ effective: at + 0.5, at, cause });
  }
  for (let change = whole.changes.start[client] ?? 0; change < (whole.changes.start[client + 1] ?? 0); change++)
    ticks.push({
      effective: whole.changes.effectiveAt(change),
      at: whole.changes.at[change] ?? 0,
      cause: () => causeOf(view, whole, client, change).cause,
    });
  return ticks.sort((a, b) => a.effective - b.effective);
}
