import type { Facts } from '../projection/facts.ts';
import { LogDigest } from '../projection/log-digest.ts';
import type { Moment } from '../projection/moment.ts';
import { type Instant, instantOf } from '../time/instant.ts';
import type { Filter } from './filter.ts';

/** What stands over every report: enough to make it again. */
export type ReportHeader<Policy> = Readonly<{
  question: string;
  /** Version of the question's definitions. */
  version: number;
  at: Instant;
  knownAt: Instant;
  filter: Filter;
  policy: Policy;
  /** The log that was read: how many events, and the digest of their hashes. */
  log: Readonly<{ events: number; digest: string }>;
}>;

export function reportHeader<Policy>(
  question: string,
  version: number,
  facts: Pick<Facts, 'log'>,
  { at, knownAt }: Moment,
  filter: Filter,
  policy: Policy,
): ReportHeader<Policy> {
  const log = { events: facts.log.events, digest: facts.log.toString() };
  return { question, version, at: instantOf(at), knownAt: instantOf(knownAt), filter, policy, log };
}

/** The header over what several parts of a log say together. Throws `TypeError` when there is no part. */
export function jointHeader<Policy>(headers: readonly ReportHeader<Policy>[]): ReportHeader<Policy> {
  const [first] = headers;
  if (first === undefined) throw new TypeError('a report is merged from one partial result at least: there is none');
  const all = new LogDigest();
  for (const { log } of headers) all.addAll(LogDigest.of(log));
  return { ...first, log: { events: all.events, digest: all.toString() } };
}
