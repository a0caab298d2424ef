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
  const { facts, policy, moment } = view;
  const indexed = facts.indexed('forecasts');
  const { columns, occurredAt } = indexed.rows;
  const omitted = facts.texts.find('omitted');
  const spans = monthSpans(view);
  const counted: CountedForecast[] = [];
  for (let client = 1; client < indexed.clients; client++) {
    const rows = rowsOf(indexed, client, moment);
    if (rows.length === 0) continue;
    for (const [month, span] of spans) {
      const inTime = policy.forecastBefore === 'month begins' ? span.from : span.to;
      if (span.to > moment.at) continue;
      const last = new Map<string, number>();
      for (const row of rows) if ((occurredAt[row] ?? Infinity) < inTime) last.set(subjectOf(view, row, month), row);
      for (const row of last.values()) {
        if (columns.month[row] !== month || columns.category[row] === omitted || !isAsked(view, row)) continue;
        counted.push({ row, minor: minorOf(view, row), won: wonOf(view, row, span) });
      }
    }
  }
  return counted;
}

/** What a later forecast takes the place of: any of the same deal, or of the same owner, category and month. */
function subjectOf({ facts }: View, row: number, month: number): string {
  const { dealId, owner, category, direction, month: of } = facts.rows('forecasts').columns;
  if ((dealId[row] ?? 0) > 0) return String(dealId[row]);
  return of[row] === month ? [owner[row], category[row], direction[row]].join(' ') : 'another month';
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

function wonOf(view: View, row: number, { from, to }: Span): readonly number[] {
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
  const ownerOf = dealOwners(view);
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
