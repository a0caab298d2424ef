import { settlementRow } from '../cause.ts';
import { clientsOf } from '../figures/clients-of.ts';
import { isCohortAsked } from '../figures/cohorts.ts';
import type { View } from '../view/view.ts';
import { idsOf } from './client-grounds.ts';
import type { Grounds } from './grounds.ts';
import { placesOf } from './rows.ts';

/** A client of a cohort: its settlements, as places in the timeline. */
type Member = Readonly<{ client: number; month: number; places: readonly number[] }>;

/** Why so many of a cohort settled: `0.clients`, `0.settled.3`, `0.unbounded.3`. */
export function cohortGrounds(view: View, [cohort, figure = '', k]: readonly string[]): Grounds {
  const { timelines } = view.whole;
  const members = cohortMembers(view, Number(cohort));
  const isShown = (place: number, { month, places }: Member): boolean => {
    if (figure === 'clients') return place === places[0];
    if (k === undefined) return true;
    const since = view.calendar.monthOf(timelines.at[place] ?? 0) - month;
    return figure === 'settled' || figure === 'bounded' ? since === Number(k) : since >= Number(k);
  };
  const shown = members
    .map((member) => ({ ...member, places: member.places.filter((place) => isShown(place, member)) }))
    .filter(({ places }) => places.length > 0);
  return {
    because: 'clients whose first settlement was in the month, by their settlements from then on',
    rows: shown.flatMap(({ places }) =>
      places.map((place) => ({ table: 'settlements' as const, row: settlementRow(view, timelines, place) })),
    ),
    clients: idsOf(
      view,
      shown.map(({ client }) => client),
    ),
    context: { cohort: members.length },
  };
}

function cohortMembers(view: View, number: number): readonly Member[] {
  const { whole, calendar } = view;
  const members = clientsOf(view).flatMap((client): Member[] => {
    const places = placesOf(view, whole, client);
    const first = whole.timelines.at[places[0] ?? -1];
    if (first === undefined || !isCohortAsked(view, first)) return [];
    return [{ client, month: calendar.monthOf(first), places }];
  });
  const months = [...new Set(members.map(({ month }) => month))].sort((a, b) => a - b);
  return members.filter(({ month }) => month === months[number]);
}
