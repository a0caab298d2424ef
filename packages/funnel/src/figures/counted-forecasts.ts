import { rowsOf } from '@clientele/core';

import { dealOwners } from '../view/deal-owner.ts';
import type { View } from '../view/view.ts';
import { dealNumber } from '../walk/deal-number.ts';
import { standing } from '../walk/walks.ts';

/** A submitted forecast whose month is over, and the deals that were won of it in that month. */
export type CountedForecast = Readonly<{ row: number; minor: number; won: readonly number[] }>;

type Span = Readonly<{ from: number; to: number }>;

/**
 * The forecasts that count: of each deal, or of each owner, client and category where no deal is
 * named, the last one submitted in time for the month. Omitted ones say nothing.
 */
export function countedForecasts(view: View): readonly CountedForecast[] {
  const { facts, moment } = view;
  const indexed = facts.indexed('forecasts');
  const { columns } = indexed.rows;
  const omitted = facts.texts.find('omitted');
  const spans = monthSpans(view);
  const ownerOf = dealOwners(view);
  const counted: CountedForecast[] = [];
  for (let client = 1; client < indexed.clients; client++) {
    if (indexed.start[client] === indexed.start[client + 1]) continue;
    const rows = rowsOf(indexed, client, moment);
    rows.forEach((row, number) => {
      const span = spans.get(columns.month[row] ?? 0);
      if (span === undefined || span.to > moment.at || columns.category[row] === omitted) return;
      const later = rows.slice(number + 1);
      if (
        !isInTime(view, row, span) ||
        later.some((other) => isInTime(view, other, span) && replaces(view, other, row))
      )
        return;
      if (isAsked(view, row)) counted.push({ row, minor: minorOf(view, row), won: wonOf(view, row, span, ownerOf) });
    });
  }
  return counted;
}

function isInTime({ facts, policy }: View, row: number, { from, to }: Span): boolean {
  return (facts.rows('forecasts').occurredAt[row] ?? NaN) < (policy.forecastBefore === 'month begins' ? from : to);
}

/** A later forecast takes the place of any of the same deal, or of the same owner, category, direction and month. */
function replaces({ facts }: View, later: number, row: number): boolean {
  const { dealId, owner, category, direction, month } = facts.rows('forecasts').columns;
  if (dealId[row] !== dealId[later]) return false;
  return dealId[row] !== 0 || [owner, category, direction, month].every((column) => column[row] === column[later]);
}

function isAsked({ facts, walks, history, filter }: View, row: number): boolean {
  const { client, columns } = facts.rows('forecasts');
  const { owner, direction, product, segment, channel, motion, source } = filter;
  if (owner !== undefined && facts.texts.textOf(columns.owner[row] ?? 0) !== owner) return false;
  const deal = dealNumber(walks.log, client[row] ?? 0, columns.dealId[row] ?? 0);
  if ((walks.opened[deal] ?? -1) >= 0) return history[deal] === 1;
  if (direction !== undefined && facts.texts.textOf(columns.direction[row] ?? 0) !== direction) return false;
  return (product ?? segment ?? channel ?? motion ?? source) === undefined;
}

function wonOf(view: View, row: number, { from, to }: Span, ownerOf: ReturnType<typeof dealOwners>): readonly number[] {
  const { facts, walks } = view;
  const { log, status, opened, closedAt } = walks;
  const { client, columns } = facts.rows('forecasts');
  const of = client[row] ?? 0;
  const isWon = (deal: number) => {
    const at = closedAt[deal] ?? NaN;
    return status[deal] === standing.won && at >= from && at < to;
  };
  const named = columns.dealId[row] ?? 0;
  if (named > 0) return [dealNumber(log, of, named)].filter((deal) => deal >= 0 && isWon(deal));
  const direction = columns.direction[row] ?? 0;
  const isOf = (deal: number) =>
    direction === 0 || log.openings.direction[log.opening[log.row[opened[deal] ?? -1] ?? -1] ?? -1] === direction;
  const won: number[] = [];
  for (let deal = log.dealStart[of] ?? 0; deal < (log.dealStart[of + 1] ?? 0); deal++)
    if (isWon(deal) && ownerOf(deal, closedAt[deal] ?? 0) === columns.owner[row] && isOf(deal)) won.push(deal);
  return won;
}

function minorOf({ facts, values: { exchange } }: View, row: number): number {
  const { columns, occurredAt } = facts.rows('forecasts');
  return exchange.convert(
    columns.minor[row] ?? 0,
    facts.texts.textOf(columns.currency[row] ?? 0) ?? '',
    occurredAt[row] ?? 0,
  );
}

/** The months that forecasts name, by the code of their text. */
function monthSpans({ facts, calendar }: View): ReadonlyMap<number, Span> {
  const { columns, length } = facts.rows('forecasts');
  const codes = new Set(columns.month.subarray(0, length));
  return new Map(
    [...codes].map((code) => {
      const from = calendar.parse(`${facts.texts.textOf(code) ?? ''}-01`);
      return [code, { from, to: calendar.add(from, { months: 1 }) }] as const;
    }),
  );
}
