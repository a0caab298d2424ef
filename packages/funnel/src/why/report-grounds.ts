import { scopeOf } from '../figures/scope.ts';
import { forecastGroups } from '../figures/submitted-forecasts.ts';
import { actualsOf } from '../figures/target-actual.ts';
import { goalsOf } from '../figures/targets.ts';
import { unattributedDeals } from '../figures/unattributed.ts';
import { unlistedDeals } from '../figures/unlisted.ts';
import type { View } from '../view/view.ts';
import { clientsMarked } from './clients-marked.ts';
import { pipelineGrounds } from './pipeline-grounds.ts';
import { type Grounds, steps, type Trace } from './trace.ts';

/** What stands behind the number at a path of the report, given as its keys. */
export function reportGrounds(view: View, keys: readonly string[]): Grounds {
  const { walks } = view;
  const [key, second = '', third = ''] = keys;
  switch (key) {
    case 'pipelines': {
      const number = walks.pipelines.findIndex(({ name }) => name === second);
      return ofPipeline(view, number, keys.slice(2));
    }
    case 'unlistedPipelines': {
      const deals = unlistedDeals(view).get(view.facts.texts.find(second)) ?? [];
      return { because: 'deals that name a pipeline which the policy does not have', traces: [openings(view, deals)] };
    }
    case 'unattributed': {
      const deals = unattributedDeals(view);
      const closings = steps(
        view,
        deals.map((deal) => walks.closed[deal]),
      );
      return { because: 'deals that name no client', traces: [openings(view, deals), closings] };
    }
    case 'submittedForecasts': {
      const members = forecastGroups(view)[Number(second)]?.members ?? [];
      const won = members.flatMap((member) => member.won.map((deal) => walks.closed[deal]));
      return {
        because:
          'the last forecast submitted in time for each month that is over, and the deals won of it in that month',
        traces: [{ table: 'forecasts', rows: members.map(({ row }) => row) }, steps(view, won)],
        context: { forecastBefore: view.policy.forecastBefore },
      };
    }
    case 'targets':
      return targetGrounds(view, Number(second));
    case 'clients':
      return clientGrounds(view, second, third, keys[3]);
    case 'header':
      return { because: 'what was asked, under which policy, and of which log', traces: [] };
    default:
      return ofPipeline(view, 0, keys);
  }
}

function ofPipeline(view: View, number: number, keys: readonly string[]): Grounds {
  const pipeline = view.walks.pipelines[number];
  const grounds = pipeline && pipelineGrounds(scopeOf(view, number, pipeline), keys);
  return grounds ?? { because: 'all figures of the pipeline', traces: [] };
}

const openings = (view: View, deals: readonly number[]): Trace =>
  steps(
    view,
    deals.map((deal) => view.walks.opened[deal]),
  );

function targetGrounds(view: View, number: number): Grounds {
  const goal = goalsOf(view)[number];
  if (goal === undefined) return { because: 'all targets', traces: [] };
  const entries = { settlements: [] as number[], dealSteps: [] as number[] };
  actualsOf(view, [goal], (_, { source }, entry) => entries[source.table].push(source.row(entry)));
  return {
    because: `the target, and what counts for its ${goal.measure} in its period`,
    traces: [
      { table: 'targets', rows: [goal.row] },
      { table: 'settlements', rows: entries.settlements },
      { table: 'dealSteps', rows: entries.dealSteps },
    ],
  };
}

function clientGrounds(view: View, key: string, second: string, third = ''): Grounds {
  const { clients, places, plans, said } = clientsMarked(view, key, second, third);
  return {
    because: 'the clients named, by the events that say where they stand, what is planned, or at least who they are',
    traces: [steps(view, places), { table: 'contactPlans', rows: plans }, { table: 'clients', rows: said }],
    context: { clients },
  };
}
