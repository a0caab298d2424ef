import { formatMoney, instantOf, isActive, statusCode, statusOfCode, type Why } from '@clientele/core';

import { causeOf, endingRow, evidenceOf, referenceOfRow, type RowOf, settlementRow } from '../cause.ts';
import { reasonOf, reasonSaid, saidSince } from '../figures/losses.ts';
import { dormantFrom, lastActivity } from '../figures/prospects.ts';
import type { View } from '../view/view.ts';
import { lastPlace } from '../view/walked.ts';
import { registrations } from './rows.ts';
import { activityOf, dayText, momentText, periodText } from './words.ts';

/** Why a client stands where it does: the settlements that decide, and the time searched in vain for another. */
export function clientWhy(view: View, client: number, path: string): Why {
  const { facts, whole, moment, policy } = view;
  const code = whole.status[client] ?? statusCode.prospect;
  const change = whole.change[client] ?? -1;
  const place = lastPlace(whole, client, moment.at);
  const rows: RowOf[] = change < 0 ? [...prospectRows(view, client)] : [causeOf(view, whole, client, change).from];
  if (place >= 0) rows.unshift({ table: 'settlements', row: settlementRow(view, whole.timelines, place) });
  const said = code === statusCode.lost ? saidSince(view, whole, { group: client, change }) : undefined;
  if (said !== undefined) rows.push(endingRow(said));
  const distinct = rows.filter((one, i) => rows.findIndex((r) => r.table === one.table && r.row === one.row) === i);
  const searchedFrom = code === statusCode.prospect ? undefined : whole.timelines.at[place];
  const { period, alignment, fiscalMonth, zone } = policy;
  return {
    path,
    value: statusOfCode(code),
    because:
      change < 0 ? prospectText(view, client) : `${statusText(view, client, change)}${reachText(view, client, change)}`,
    facts: distinct.map((row) => evidenceOf(facts, row)),
    context: { at: instantOf(moment.at), period, alignment, fiscalMonth, zone },
    ...(searchedFrom === undefined ? {} : { searched: { from: instantOf(searchedFrom), to: instantOf(moment.at) } }),
  };
}

function prospectRows(view: View, client: number): readonly RowOf[] {
  return [...registrations(view, [client]), ...activityOf(lastActivity(view, client))];
}

function prospectText(view: View, client: number): string {
  const { calendar, moment } = view;
  const none = `prospect: no settlement before ${momentText(calendar, moment.at)}`;
  const heard = lastActivity(view, client);
  if (heard === undefined || dormantFrom(view, heard) > moment.at) return none;
  const what = heard.fact === 'sign' ? 'last heard of' : 'last refused';
  return `${none}; dormant: ${what} ${dayText(calendar, heard.at)}`;
}

function statusText({ calendar, whole }: View, client: number, change: number): string {
  const { changes } = whole;
  const name = statusOfCode(whole.status[client] ?? 0);
  return `${name} since ${dayText(calendar, changes.at[change] ?? 0)}: `;
}

/** How far the last settlement reaches, or what ended the relationship. */
function reachText(view: View, client: number, change: number): string {
  const { calendar, moment, whole, policy } = view;
  const { changes, horizons } = whole;
  const place = lastPlace(whole, client, moment.at);
  const before = `none found before ${momentText(calendar, moment.at)}`;
  const cause = changes.cause(change);
  if (place < 0) return `its settlements were refunded; ${before}`;
  const settled = `last settlement ${settlementText(view, place)}`;
  if ((cause === 'ending' || cause === 'expiry') && whole.status[client] === statusCode.lost) {
    const { cause: by } = causeOf(view, whole, client, change);
    const reason = reasonOf(view, whole, { group: client, change });
    return `${reason} (${by.reference}) after the ${settled}; ${before}`;
  }
  const reach = policy.alignment === 'rolling' ? ` + ${periodText(policy.period)}` : '';
  const until = horizons.active[place] ?? NaN;
  const ends = policy.alignment === 'rolling' ? '' : ` counts until ${momentText(calendar, until)}`;
  if (!isActive(whole.status[client] ?? 0))
    return `${settled}${reach}${ends}; ${before}${saidText(view, client, change)}`;
  return `${settled}${reach}${ends} reaches ${momentText(calendar, until)}`;
}

/** What a client that was lost already said of it later. */
function saidText(view: View, client: number, change: number): string {
  const said = saidSince(view, view.whole, { group: client, change });
  if (said === undefined) return '';
  const reference = referenceOfRow(view.facts, endingRow(said));
  return `; ${reasonSaid(view, said)} (${reference}) since ${dayText(view.calendar, said.at)}`;
}

/** `2025-11-14 (acme@17, 1,200.00 EUR)`. */
function settlementText(view: View, place: number): string {
  const { calendar, whole, facts, ledger } = view;
  const { parts, settlements } = ledger;
  const settlement = whole.timelines.settlement(place);
  const row = parts.row[settlements.part[settlement] ?? 0] ?? 0;
  const { currency = '' } = facts.rows('settlements').values(row);
  const amount = formatMoney({ minor: settlements.minor[settlement] ?? 0, currency });
  const reference = referenceOfRow(facts, { table: 'settlements', row });
  return `${dayText(calendar, whole.timelines.at[place] ?? 0)} (${reference}, ${amount})`;
}
