import { type Instant, instantOf, type Money } from '@clientele/core';

import type { View } from '../view/view.ts';
import { standing } from '../walk/walks.ts';
import { ageOf } from './current.ts';
import { moneyOf } from './scope.ts';
import { day } from './time-in-stage.ts';

/** A stay of a deal in a stage, or a stage that it passed without standing in it. */
export type Visit =
  | Readonly<{
      stage: string;
      skipped: false;
      /** Which stay in this stage it is, from 1. */
      number: number;
      entered: Instant;
      /** Null while it lasts. */
      left: Instant | null;
    }>
  | Readonly<{ stage: string; skipped: true; at: Instant }>;

/** A deal from its opening to the moment. */
export type DealStory = Readonly<{
  dealId: string;
  pipeline: string;
  status: 'open' | 'won' | 'lost';
  /** Where it stands, or stood at its end; null for a deal that never stood in a stage. */
  stage: string | null;
  opened: Instant;
  closed: Instant | null;
  value: Money | null;
  visits: readonly Visit[];
  /** Days in its stage, and after how many it is over age; null for a closed deal. */
  age: Readonly<{ days: number; limitDays: number | null; over: boolean }> | null;
  /** Each loss, also of a deal that was reopened since. */
  losses: readonly Readonly<{
    at: Instant;
    stage: string | null;
    category: string | null;
    reason: string | null;
    competitor: string | null;
  }>[];
}>;

const statuses = ['open', 'won', 'lost'] as const;

export function dealStory(view: View, deal: number, limitDays: number | null): DealStory {
  const { walks, facts, values } = view;
  const { log, pipelines } = walks;
  const pipeline = pipelines[walks.pipeline[deal] ?? 0];
  const at = (place: number | undefined) => instantAt(view, place);
  const stageName = (stage: number | undefined) => pipeline?.stages[stage ?? -1] ?? null;
  const closed = walks.closed[deal] ?? -1;
  const isOpen = walks.status[deal] === standing.open;
  const days = isOpen && (walks.visit[deal] ?? -1) >= 0 ? ageOf(view, deal) / day : null;
  const worth = values.minor[deal] ?? NaN;
  return {
    dealId: facts.texts.textOf(log.dealId[deal] ?? 0) ?? '',
    pipeline: pipeline?.name ?? '',
    status: statuses[walks.status[deal] ?? 0] ?? 'open',
    stage: stageName(walks.stage[deal]),
    opened: at(walks.opened[deal]),
    closed: closed < 0 ? null : at(closed),
    value: Number.isNaN(worth) ? null : moneyOf(view, worth),
    visits: visitsOf(view, deal),
    age: days === null ? null : { days, limitDays, over: limitDays !== null && days > limitDays },
    losses: lossesOf(view, deal),
  };
}

function lossesOf({ walks, facts }: View, deal: number): DealStory['losses'] {
  const { log, losses, pipelines, pipeline } = walks;
  const { category, reason, competitor } = log.steps;
  const told: DealStory['losses'][number][] = [];
  for (let number = 0; number < losses.count; number++) {
    if (losses.deal[number] !== deal) continue;
    const place = losses.place[number] ?? -1;
    const text = (column: Int32Array) => facts.texts.textOf(column[log.row[place] ?? -1] ?? 0) ?? null;
    told.push({
      at: instantOf(log.occurredAt[place] ?? NaN),
      stage: pipelines[pipeline[deal] ?? 0]?.stages[losses.stage[number] ?? -1] ?? null,
      category: text(category),
      reason: text(reason),
      competitor: text(competitor),
    });
  }
  return told;
}

/** In order; the stages between a stay and the next one further on were skipped, at a win all that are left. */
export function visitsOf(view: View, deal: number): readonly Visit[] {
  const { walks } = view;
  const { visits, pipelines } = walks;
  const stages = pipelines[walks.pipeline[deal] ?? 0]?.stages ?? [];
  const order: number[] = [];
  for (let v = walks.visit[deal] ?? -1; v >= 0; v = visits.previous[v] ?? -1) order.unshift(v);
  const told: Visit[] = [];
  let before = -1;
  const skip = (to: number, place: number | undefined) => {
    for (const stage of stages.slice(before + 1, to)) told.push({ stage, skipped: true, at: instantAt(view, place) });
  };
  for (const v of order) {
    const stage = visits.stage[v] ?? 0;
    const left = visits.left[v] ?? -1;
    skip(stage, visits.entered[v]);
    told.push({
      stage: stages[stage] ?? '',
      skipped: false,
      number: visits.number[v] ?? 1,
      entered: instantAt(view, visits.entered[v]),
      left: left < 0 ? null : instantAt(view, left),
    });
    before = stage;
  }
  const status = walks.status[deal];
  if (status === standing.won) skip(stages.length, walks.closed[deal]);
  if (status === standing.lost) skip((walks.stage[deal] ?? -1) + 1, walks.closed[deal]);
  return told;
}

const instantAt = ({ walks }: View, place: number | undefined): Instant =>
  instantOf(walks.log.occurredAt[place ?? -1] ?? NaN);
