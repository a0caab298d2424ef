import { sha256 } from '../event/canonical.ts';
import { companyId } from '../event/stream.ts';
import { addFacts } from '../projection/add-facts.ts';
import { Facts, type Tables, type Upcast } from '../projection/facts.ts';
import type { Asked } from '../question/asked.ts';
import type { DividingQuestion } from '../question/dividing-question.ts';
import { clientLinks } from '../settlements/division/client-links.ts';
import { Division } from '../settlements/division/division.ts';

type Dividing<T extends Tables, Input, Report, Part> = Pick<
  DividingQuestion<T, unknown, Input, Report, unknown, Part>,
  'tables' | 'partial' | 'merge'
>;

/**
 * The report of a company whose clients are divided among so many parts: each gives a partial
 * result, as another process would send it, and they are merged.
 *
 * @example
 * expect(reportInParts(lifecycle, facts, 7, { at: '2026-03-31' })).toEqual(lifecycle.report(facts, { at: '2026-03-31' }));
 */
export function reportInParts<T extends Tables, Input, Report, Part>(
  question: Dividing<T, Input, Report, Part>,
  facts: Facts<T>,
  parts: number,
  asked?: Asked,
  policy?: Input,
): Report {
  const partOf = (clientId: string) => Number.parseInt(sha256(`part of ${clientId}`).slice(0, 4), 16) % parts;
  const divided = Array.from({ length: parts }, (_, index) => {
    const part = new Facts(question.tables, asItIs);
    addFacts(part, facts, (clientId) => clientId === companyId || partOf(clientId) === index);
    if (index === 0) part.log.addAll(facts.log);
    part.now = facts.now;
    part.latest = facts.latest;
    return part;
  });
  const division = new Division({ definitions: question.tables, upcast: asItIs, partOf }, divided.flatMap(clientLinks));
  const own = divided.map((part, index) => division.take(part, index));
  const partials = [...own, division.together].map((part) => question.partial(part, asked, policy));
  return question.merge(partials.map((partial) => structuredClone(partial)));
}

const asItIs: Upcast = (_type, _version, data) => data;
