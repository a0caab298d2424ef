import type { DealLog } from './deal-log.ts';
import { standing, type Walks } from './walks.ts';

/** Puts a deal into a stage: its stay in the one before ends, a new one begins. */
export function moveTo(walks: Walks, deal: number, stage: number, place: number): void {
  leave(walks, deal, place);
  const at = walks.log.occurredAt[place] ?? 0;
  walks.visit[deal] = walks.visits.begin(deal, stage, place, at, walks.visit[deal] ?? -1);
  walks.stage[deal] = stage;
  walks.stood[deal] = (walks.stood[deal] ?? 0) | (1 << stage);
  reach(walks, deal, stage);
}

/** Ends a deal as won: that reaches every stage. */
export function win(walks: Walks, deal: number, place: number): void {
  const { log, pipelines } = walks;
  end(walks, deal, place, standing.won);
  reach(walks, deal, (pipelines[walks.pipeline[deal] ?? 0]?.stages.length ?? 0) - 1);
  if (!Number.isNaN(log.minor[place] ?? NaN)) walks.closingValue[deal] = place;
  walks.wins.add(deal, place, walks.stage[deal] ?? -1);
}

/** Ends a deal as lost. It keeps its stage: the one that the loss names, if the pipeline has it. */
export function lose(walks: Walks, deal: number, place: number): void {
  end(walks, deal, place, standing.lost);
  const stage = namedStage(walks, deal, place) ?? walks.stage[deal] ?? -1;
  walks.stage[deal] = stage;
  reach(walks, deal, stage);
  walks.losses.add(deal, place, stage);
}

/** Takes a deal up again at the stage that is named; at its last one where the pipeline does not have that. */
export function reopen(walks: Walks, deal: number, place: number): void {
  if (walks.status[deal] === standing.lost) walks.losses.reopen(deal);
  if (walks.status[deal] === standing.won) walks.wins.reopen(deal);
  walks.status[deal] = standing.open;
  walks.closed[deal] = -1;
  walks.closedAt[deal] = NaN;
  walks.closingValue[deal] = -1;
  const stage = namedStage(walks, deal, place) ?? walks.stage[deal] ?? -1;
  if (stage >= 0) moveTo(walks, deal, stage, place);
}

function end(walks: Walks, deal: number, place: number, status: number): void {
  leave(walks, deal, place);
  walks.status[deal] = status;
  walks.closed[deal] = place;
  walks.closedAt[deal] = walks.log.occurredAt[place] ?? NaN;
}

function leave({ log, visit, visits }: Walks, deal: number, place: number): void {
  const current = visit[deal] ?? -1;
  if (current >= 0 && visits.left[current] === -1) visits.end(current, place, log.occurredAt[place] ?? NaN);
}

function reach({ furthest }: Walks, deal: number, stage: number): void {
  if (stage > (furthest[deal] ?? -1)) furthest[deal] = stage;
}

function namedStage({ log, pipelines, pipeline }: Walks, deal: number, place: number): number | undefined {
  return pipelines[pipeline[deal] ?? 0]?.named.get(stageCode(log, place));
}

const stageCode = ({ steps, row }: DealLog, place: number): number => steps.stage[row[place] ?? -1] ?? 0;
