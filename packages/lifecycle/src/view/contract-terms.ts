import type { Calendar } from '@clientele/core';

/** A stretch of time in which a contract held. */
export type Term = Readonly<{
  from: number;
  until: number;
  /** Whether it ends by the calendar, not by an event. */
  byClock: boolean;
  /** Row of the fact that says when it ends. */
  row: number;
}>;

/** What an event says of a contract. */
export type ContractEvent = Readonly<{
  fact: string;
  at: number;
  until: string | undefined;
  autoRenew: string | undefined;
  row: number;
}>;

/**
 * The stretches in which a contract held, from its events in order. Terms that an event does not
 * name stay; a renewal without an end is for as long again; what renews itself goes on until it is
 * terminated.
 */
export function termsOf(events: readonly ContractEvent[], calendar: Calendar): readonly Term[] {
  const terms: Term[] = [];
  let end = Infinity;
  let renewsItself = false;
  for (const { fact, at, until, autoRenew, row } of events) {
    const last = terms.at(-1);
    const held = last !== undefined && last.until > at;
    const named = until === undefined ? undefined : calendar.endOf(until);
    if (fact === 'terminated') {
      if (!held) continue;
      [end, renewsItself] = [named ?? at, false];
    } else {
      const length = last === undefined ? Infinity : end - last.from;
      end = named ?? (last === undefined ? Infinity : fact === 'renewed' ? end + length : end);
      if (autoRenew !== undefined) renewsItself = autoRenew === 'true';
    }
    const ends = renewsItself ? Infinity : end;
    // What is said to have ended before it was said ends when it is said.
    const term = { until: Math.max(ends, at), byClock: ends > at, row };
    if (held) terms.splice(-1, 1, { ...term, from: last.from });
    else if (ends > at) terms.push({ ...term, from: at });
  }
  return terms;
}

/** Where the stretches of several contracts leave a gap: the end of the last that held, and the next that begins. */
export function gapsIn(terms: readonly Term[]): readonly Readonly<{ ended: Term; liftedAt: number }>[] {
  const gaps: { ended: Term; liftedAt: number }[] = [];
  let ended: Term | undefined;
  for (const term of [...terms].sort((a, b) => a.from - b.from)) {
    if (ended !== undefined && term.from >= ended.until) gaps.push({ ended, liftedAt: term.from });
    if (ended === undefined || term.until > ended.until) ended = term;
  }
  if (ended !== undefined && ended.until < Infinity) gaps.push({ ended, liftedAt: Infinity });
  return gaps;
}
