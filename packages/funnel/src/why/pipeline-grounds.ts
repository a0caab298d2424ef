import { ageingLimits } from '../figures/ageing-limits.ts';
import { cohortMembers, cohortsOf, countCohorts } from '../figures/cohorts.ts';
import { timesToClose } from '../figures/days-to-close.ts';
import { endingGroups } from '../figures/endings.ts';
import { expectedMonths, inMonthOrder } from '../figures/forecast.ts';
import { overAgeDeals } from '../figures/over-age.ts';
import type { PipelineFigures } from '../figures/pipeline-figures.ts';
import type { Scope } from '../figures/scope.ts';
import { standingDeals } from '../figures/standing-deals.ts';
import { day } from '../figures/time-in-stage.ts';
import { longEnoughDays } from '../figures/win-rates.ts';
import type { Outcomes } from '../walk/outcomes.ts';
import { standing } from '../walk/walks.ts';
import { stageGrounds } from './stage-grounds.ts';
import { type Grounds, steps } from './trace.ts';

/** What stands behind a number about the deals of one pipeline; undefined for a key that is none of its figures. */
export function pipelineGrounds(scope: Scope, keys: readonly string[]): Grounds | undefined {
  const { view, pipeline, deals } = scope;
  const { walks, values } = view;
  const [key, second = '', ...rest] = keys;
  const all = [...deals];
  const having = (...statuses: readonly number[]) => all.filter((deal) => statuses.includes(walks.status[deal] ?? -1));
  const openings = (of: readonly number[]) =>
    steps(
      view,
      of.map((deal) => walks.opened[deal]),
    );
  const closings = (of: readonly number[]) =>
    steps(
      view,
      of.map((deal) => walks.closed[deal]),
    );
  const worths = (of: readonly number[]) =>
    steps(
      view,
      of.map((deal) => values.place[deal]),
    );
  const { open, won, lost } = standing;
  const figure = key as keyof PipelineFigures;
  switch (figure) {
    case 'opened':
      return { because: 'deals that were opened', traces: [openings(all)] };
    case 'open':
      return { because: 'deals that were opened and are neither won nor lost', traces: [openings(having(open))] };
    case 'inNoStage':
      return {
        because: 'open deals that entered no stage yet',
        traces: [openings([...(standingDeals(scope).at(-1) ?? [])])],
      };
    case 'won':
      return { because: 'deals that were won', traces: [closings(having(won))] };
    case 'lost':
      return { because: 'deals that were lost and not reopened since', traces: [closings(having(lost))] };
    case 'value':
      return {
        because: `what the ${second} deals are worth: their closing, else their contract, else their latest offer, else their opening`,
        traces: [worths(having(second === 'open' ? open : second === 'won' ? won : lost))],
      };
    case 'stages':
      return stageGrounds(scope, pipeline.stages.indexOf(second), rest);
    case 'winRates':
      return winRateGrounds(scope, second);
    case 'cohorts': {
      const opened = cohortMembers(scope, cohortsOf(countCohorts(scope))[Number(second)]?.month ?? '');
      return { because: 'deals opened in the month, and how they ended', traces: [openings(opened), closings(opened)] };
    }
    case 'daysToWin':
      return {
        because: 'deals that were won, from their opening to their closing',
        traces: [openings(having(won)), closings(having(won))],
      };
    case 'velocity':
      return {
        because: 'deals in the pipe × win rate × average won value / average days',
        traces: [openings(all), closings(having(won, lost)), worths(having(won))],
        context: { velocity: view.policy.velocity },
      };
    case 'losses':
      return endingGrounds(
        scope,
        walks.losses,
        Number(second),
        'deals that were lost at that stage and for that reason, each time they were',
      );
    case 'wins':
      return endingGrounds(scope, walks.wins, Number(second), 'deals that were won for that reason');
    case 'overAge': {
      const deal = overAgeDeals(scope, standingDeals(scope))[Number(second)] ?? -1;
      return {
        because: 'a deal that has stood in its stage for longer than the limit, by the event that put it there',
        traces: [steps(view, [walks.visits.entered[walks.visit[deal] ?? -1]])],
        context: { ageing: view.policy.ageing, limitsDays: ageingLimits(view)[scope.number] },
      };
    }
    case 'forecast': {
      const months = expectedMonths(scope, standingDeals(scope));
      const month = inMonthOrder(months)[Number(second)] ?? null;
      const expected = (months.get(month) ?? []).flat();
      return {
        because:
          'open deals that are expected to close in the month, times the share won of those that reached their stage',
        traces: [openings(expected), worths(expected)],
        context: { leastHistory: view.policy.leastHistory },
      };
    }
    default:
      return undefined;
  }
}

function winRateGrounds(scope: Scope, population: string): Grounds {
  const { view, deals } = scope;
  const { walks } = view;
  const all = [...deals];
  const closings = steps(
    view,
    all.map((deal) => walks.closed[deal]),
  );
  if (population === 'closed') return { because: 'won over won and lost deals', traces: [closings] };
  const days = longEnoughDays(timesToClose(scope, 'won only', scope.history));
  const before = population === 'opened' ? Infinity : days === null ? -Infinity : view.moment.at - days * day;
  const old = all.filter((deal) => (walks.openedAt[deal] ?? NaN) < before);
  const isWon = (deal: number) => walks.status[deal] === standing.won;
  return {
    because:
      population === 'opened'
        ? 'won over opened deals'
        : 'won over opened deals, of those opened longer ago than nine of ten won ones took',
    traces: [
      steps(
        view,
        old.map((deal) => walks.opened[deal]),
      ),
      steps(
        view,
        old.filter(isWon).map((deal) => walks.closed[deal]),
      ),
    ],
    context: population === 'opened' ? {} : { days },
  };
}

function endingGrounds(scope: Scope, outcomes: Outcomes, number: number, because: string): Grounds {
  const members = endingGroups(scope, outcomes)[number] ?? [];
  return {
    because,
    traces: [
      steps(
        scope.view,
        members.map((of) => outcomes.place[of]),
      ),
    ],
  };
}
