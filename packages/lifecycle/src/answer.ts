import { type Instant, instantOf, type Money, salesOf, type Status, statusCode, statusOfCode } from '@clientele/core';

import { type Cause, causeOf } from './cause.ts';
import { type Stage, stageOf } from './figures/development.ts';
import { reasonNow } from './figures/losses.ts';
import { archivedClients, dormantProspects } from './figures/prospects.ts';
import { nextTick } from './next-tick.ts';
import { type StageChange, stageHistory } from './stage-history.ts';
import { changesOf, type StatusChange } from './status-history.ts';
import type { View } from './view/view.ts';
import { lastPlace, type Standings, type Walked } from './view/walked.ts';

/** How a client stands, as a whole or in one direction. */
export type Standing = Readonly<{
  status: Status;
  /** Since when; null for one that has settled nothing. */
  since: Instant | null;
  cause: Cause | null;
  /** Why it is lost: `silence`, or the category that was given, also where it was given later. */
  reason: string | null;
}>;

/** Where one client stands in its life, and how it came there. */
export type ClientLifecycle = Standing &
  Readonly<{
    /** The client under whom it is counted, where it was merged into another. */
    clientId: string;
    /** Whether it is a prospect that nobody has heard of for long. */
    dormant: boolean;
    archived: boolean;
    stage: Stage;
    firstSettlement: Instant | null;
    lastSettlement: Instant | null;
    sales: number;
    /** Settlements less refunds. */
    turnover: Money | null;
    /** By direction, in the order of their names. */
    directions: Readonly<Record<string, Standing>>;
    /** Every change of status and of the stage of development. */
    history: Readonly<{ statuses: readonly StatusChange[]; stages: readonly StageChange[] }>;
    /** The next instant at which time alone changes this answer. */
    next: Instant | null;
  }>;

export function answerOf(view: View, client: number): ClientLifecycle {
  const { facts, whole, ledger, sales } = view;
  const made = salesOf(ledger, sales, client);
  const [first] = made;
  const instant = (at: number | undefined) => (at === undefined ? null : instantOf(at));
  return {
    clientId: facts.clients.textOf(client) ?? '',
    ...standingOf(view, whole, client),
    dormant: dormantProspects(view).includes(client),
    archived: archivedClients(view).includes(client),
    stage: stageOf(view, client),
    firstSettlement: instant(first === undefined ? undefined : sales.at[first]),
    lastSettlement: instant(whole.timelines.at[lastPlace(whole, client, view.moment.at)]),
    sales: made.length,
    turnover: turnoverOf(view, client),
    directions: directionsOf(view, client),
    history: { statuses: changesOf(view, view.whole, client), stages: stageHistory(view, client) },
    next: instant(nextTick(view, client)),
  };
}

function standingOf(view: View, walked: Walked & Standings, group: number): Standing {
  const { changes, status } = walked;
  const change = walked.change[group] ?? -1;
  const code = status[group] ?? statusCode.prospect;
  if (change < 0) return { status: statusOfCode(code), since: null, cause: null, reason: null };
  return {
    status: statusOfCode(code),
    since: instantOf(changes.at[change] ?? 0),
    cause: causeOf(view, walked, group, change).cause,
    reason: code === statusCode.lost ? reasonNow(view, walked, { group, change }) : null,
  };
}

function directionsOf(view: View, client: number): Readonly<Record<string, Standing>> {
  const { facts, partial } = view;
  const { groupStart, direction } = partial.timelines;
  const standings: [string, Standing][] = [];
  for (let group = groupStart[client] ?? 0; group < (groupStart[client + 1] ?? 0); group++)
    standings.push([facts.texts.textOf(direction[group] ?? 0) ?? '', standingOf(view, partial, group)]);
  return Object.fromEntries(standings.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function turnoverOf({ ledger, amounts, moment, scope }: View, client: number): Money | null {
  const { parts, partStart } = ledger;
  let minor = 0;
  for (let part = partStart[client] ?? 0; part < (partStart[client + 1] ?? 0); part++)
    if ((parts.at[part] ?? 0) < moment.at && (scope.selection.parts === undefined || scope.selection.parts[part] === 1))
      minor += amounts.minor[part] ?? 0;
  return amounts.currency === undefined ? null : { minor, currency: amounts.currency };
}
