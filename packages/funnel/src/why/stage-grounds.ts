import { probabilitiesIn } from '../figures/probability.ts';
import type { Scope } from '../figures/scope.ts';
import { visitsOver, wonOf } from '../figures/time-in-stage.ts';
import { standing } from '../walk/walks.ts';
import { type Grounds, steps } from './trace.ts';

/** What stands behind a number about one stage (the keys behind `stages.<name>`). */
export function stageGrounds(scope: Scope, stage: number, [key = '', named = '']: readonly string[]): Grounds {
  const { view, pipeline, deals, history } = scope;
  const { walks, values } = view;
  const name = pipeline.stages[stage] ?? '';
  const reached = (to: number, of = deals) => of.filter((deal) => (walks.furthest[deal] ?? -1) >= to);
  const here = [...deals].filter((deal) => walks.status[deal] === standing.open && walks.stage[deal] === stage);
  const entries = here.map((deal) => walks.visits.entered[walks.visit[deal] ?? -1]);
  const closedThere = reached(stage, history).filter((deal) => walks.status[deal] !== standing.open);
  const closings = steps(
    view,
    Array.from(closedThere, (deal) => walks.closed[deal]),
  );
  switch (key) {
    case 'reached':
      return {
        because: `deals that reached ${name} or a later stage, each by the event named`,
        traces: [steps(view, firstBeyond(scope, stage, reached(stage)))],
      };
    case 'skipped': {
      const skipping = reached(stage).filter((deal) => (((walks.stood[deal] ?? 0) >> stage) & 1) === 0);
      return {
        because: `deals that passed ${name} without standing in it, each by the event named`,
        traces: [steps(view, firstBeyond(scope, stage, skipping))],
      };
    }
    case 'conversionTo': {
      const to = pipeline.stages.indexOf(named);
      const [from, came] = [reached(stage), reached(to)];
      return {
        because: `deals that reached ${named} over deals that reached ${name}`,
        traces: [steps(view, firstBeyond(scope, stage, from)), steps(view, firstBeyond(scope, to, came))],
        context: { [`reached ${name}`]: from.length, [`reached ${named}`]: came.length },
      };
    }
    case 'probability':
      return {
        because: `won over closed deals, among those that reached ${name}`,
        traces: [closings],
        context: { ...probabilitiesIn(scope)[stage], leastHistory: view.policy.leastHistory },
      };
    case 'current':
      return named === 'weighted'
        ? {
            because: `what the deals in ${name} are worth, times the share won of those that reached it`,
            traces: [
              steps(view, entries),
              steps(
                view,
                here.map((deal) => values.place[deal]),
              ),
              closings,
            ],
            context: { probability: probabilitiesIn(scope)[stage] },
          }
        : {
            because: `deals that stand in ${name}, by the events that put them there and that say what they are worth`,
            traces: [
              steps(view, entries),
              steps(
                view,
                here.map((deal) => values.place[deal]),
              ),
            ],
          };
    case 'timeInStage':
    case 'ageingLimitDays': {
      const of = key === 'timeInStage' ? deals : wonOf(view, history);
      const visits = visitsOver(scope, of)[stage] ?? [];
      const ends = [...visits].flatMap((visit) => [walks.visits.entered[visit], walks.visits.left[visit]]);
      return {
        because: `visits of ${name} that are over${key === 'timeInStage' ? '' : ', of deals that were won'}, by the events that began and ended them`,
        traces: [steps(view, ends)],
        context:
          key === 'timeInStage' ? { workingCalendar: view.policy.workingCalendar } : { ageing: view.policy.ageing },
      };
    }
    case 'daysToWin': {
      const won = reached(stage).filter(
        (deal) => walks.status[deal] === standing.won && (walks.stood[deal] ?? 0) >> stage > 0,
      );
      return {
        because: `deals that were won after they stood in ${name} or beyond, from that event to the closing`,
        traces: [
          steps(view, firstBeyond(scope, stage, won)),
          steps(
            view,
            Array.from(won, (deal) => walks.closed[deal]),
          ),
        ],
      };
    }
    default:
      return { because: `${name} is stage ${String(stage + 1)} of the pipeline`, traces: [], context: { pipeline } };
  }
}

/** For each deal the place of the event by which it first came as far as a stage. */
function firstBeyond({ view: { walks } }: Scope, stage: number, deals: Int32Array): readonly (number | undefined)[] {
  const { visit, visits, closed } = walks;
  return Array.from(deals, (deal) => {
    let first: number | undefined;
    for (let v = visit[deal] ?? -1; v >= 0; v = visits.previous[v] ?? -1)
      if ((visits.stage[v] ?? -1) >= stage) first = visits.entered[v];
    return first ?? closed[deal];
  });
}
