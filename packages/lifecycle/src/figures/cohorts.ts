import { isCounted } from '@clientele/core';

import type { Frame } from '../view/frame.ts';
import type { View } from '../view/view.ts';

/** Clients by the calendar month of their first settlement, and how many of them settled in the months after. */
export type Cohort = Readonly<{
  /** `2026-01`. */
  month: string;
  clients: number;
  /** By months since the first, those with a settlement in that month; a month is listed once it is over. */
  settled: readonly number[];
  /** The same with a settlement in that month or later. */
  settledSince: readonly number[];
  /** Both as shares of the whole cohort. */
  bounded: readonly number[];
  unbounded: readonly number[];
}>;

type Tally = { clients: number; readonly settled: number[]; readonly last: number[] };

/** By the number of the month, clients, those that settled so many months later, and those that then settled last. */
export type CohortCounts = Readonly<Record<string, Readonly<Tally>>>;

/** All cohorts; those of the window's first settlements only, where one is asked for. */
export function countCohorts(view: View): CohortCounts {
  const { scope } = view;
  const months = monthsOf(view);
  const tallies = new Map<number, Tally>();
  for (let client = 0; client < scope.clients.length; client++)
    if (scope.clients[client] === 1) tallyClient(view, months, client, tallies);
  const dense = (counts: readonly number[]) => Array.from(counts, (count: number | undefined) => count ?? 0);
  return Object.fromEntries(
    [...tallies].map(([month, { clients, settled, last }]) => [
      month,
      { clients, settled: dense(settled), last: dense(last) },
    ]),
  );
}

/** The cohorts whose first month is over. */
export function cohortsOf({ calendar, moment }: Frame, counts: CohortCounts): readonly Cohort[] {
  const thisMonth = calendar.monthOf(moment.at);
  return Object.entries(counts)
    .map(([month, tally]) => [Number(month), tally] as const)
    .filter(([month]) => month < thisMonth)
    .sort(([a], [b]) => a - b)
    .map(([month, tally]) => cohortOf(month, thisMonth - month, tally));
}

function cohortOf(month: number, monthsOver: number, { clients, settled, last }: Tally): Cohort {
  const counts = Array.from({ length: monthsOver }, (_, k) => settled[k] ?? 0);
  const since = new Array<number>(monthsOver).fill(0);
  let later = last.slice(monthsOver).reduce((sum, count) => sum + count, 0);
  for (let k = monthsOver - 1; k >= 0; k--) {
    later += last[k] ?? 0;
    since[k] = later;
  }
  return {
    month: monthText(month),
    clients,
    settled: counts,
    settledSince: since,
    bounded: counts.map((count) => count / clients),
    unbounded: since.map((count) => count / clients),
  };
}

function tallyClient(view: View, months: Int32Array, client: number, tallies: Map<number, Tally>): void {
  const { whole, moment } = view;
  const { start, at, until } = whole.timelines;
  let tally: Tally | undefined;
  let [first, latest] = [0, -1];
  for (let i = start[client] ?? 0; i < (start[client + 1] ?? 0); i++) {
    const paid = at[i] ?? 0;
    if (!isCounted(paid, until[i] ?? 0, moment.at)) continue;
    const month = months[i] ?? 0;
    if (tally === undefined) {
      if (!isCohortAsked(view, paid)) return;
      first = month;
      tally = tallies.get(month) ?? { clients: 0, settled: [], last: [] };
      tallies.set(month, tally);
      tally.clients++;
    }
    if (month === latest) continue;
    latest = month;
    tally.settled[month - first] = (tally.settled[month - first] ?? 0) + 1;
  }
  if (tally !== undefined) tally.last[latest - first] = (tally.last[latest - first] ?? 0) + 1;
}

const kept = new WeakMap<Float64Array, Map<string, Int32Array>>();

/** The calendar month of each settlement, kept as long as the ledger. */
function monthsOf({ whole, calendar }: View): Int32Array {
  const { at, groups, start } = whole.timelines;
  const held = kept.get(at) ?? new Map<string, Int32Array>();
  kept.set(at, held);
  const months =
    held.get(calendar.zone) ?? new Int32Array(start[groups] ?? 0).map((_, i) => calendar.monthOf(at[i] ?? 0));
  held.set(calendar.zone, months);
  return months;
}

/** Whether the cohort of clients whose first settlement was at an instant is asked about. */
export function isCohortAsked({ filter, window }: View, first: number): boolean {
  return filter.window === undefined || (first >= window.from && first < window.to);
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}
