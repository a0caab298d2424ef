import type { Facts } from '../projection/facts.ts';
import type { Ending, EndingEvent, Endings } from './ending.ts';
import type { Ledger } from './ledger.ts';
import type { SettlementTables } from './settlement-tables.ts';
import type { Timelines } from './timelines.ts';

/** Puts what ends relationships into the groups of timelines, each before the first settlement after it. */
export function placeEndings(
  facts: Facts<SettlementTables>,
  ledger: Ledger,
  timelines: Timelines,
  events: ReadonlyMap<number, readonly EndingEvent[]>,
): Endings {
  const endings = new Map<number, readonly Ending[]>();
  for (const [group, ofGroup] of events) {
    const placed = ofGroup.map((event) => ({
      ...event,
      before: firstAfter(facts, ledger, timelines, group, event),
    }));
    endings.set(
      group,
      placed.sort((a, b) => a.before - b.before || a.at - b.at),
    );
  }
  return endings;
}

/** Place of a group's first settlement after an event. */
function firstAfter(
  facts: Facts,
  { settlements, parts }: Ledger,
  { start, at, settlement }: Timelines,
  group: number,
  event: EndingEvent,
): number {
  const end = start[group + 1] ?? 0;
  let place = start[group] ?? 0;
  while (place < end && (at[place] ?? 0) < event.at) place++;
  // What the clock brings at an instant comes before what happens then.
  if (event.byClock) return place;
  const says = facts.rows(event.table);
  const paid = facts.rows('settlements');
  for (; place < end && at[place] === event.at; place++) {
    const row = parts.row[settlements.part[settlement(place)] ?? 0] ?? 0;
    // At one instant the place in the stream says which came first.
    const sameStream = paid.client[row] === says.client[event.row];
    if (sameStream && (paid.revision[row] ?? 0) > (says.revision[event.row] ?? 0)) break;
  }
  return place;
}
