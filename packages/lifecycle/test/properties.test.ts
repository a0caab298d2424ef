import { instant } from '@clientele/core';
import { addEvents, factsOf, reportInParts, type ToldEvent } from '@clientele/core/testing';
import fc from 'fast-check';

import { clientLines, lifecycle, type LifecycleReport } from '../src/index.ts';
import { anyCompany, dateAt, interleaved } from './any-company.ts';

const tables = lifecycle.tables;
const policies = [
  {},
  { zone: 'America/New_York', period: { days: 45 }, unit: 'product' as const, contractEndsClient: true },
  { alignment: 'month' as const, periods: [{ segment: { key: 'industry', value: 'farms' }, period: { months: 1 } }] },
];
const policy = fc.constantFrom(...policies);
const moment = fc.integer({ min: 1, max: 420 }).map((days) => dateAt(days));
const filter = fc.constantFrom(
  {},
  {},
  { direction: 'ovens' },
  { owner: 'ann' },
  { segment: { key: 'industry', value: 'farms' } },
);

/** All but what names the log itself. */
const figuresOf = ({ header: _, ...figures }: LifecycleReport) => figures;

describe('the figures of lifecycle', () => {
  it('are the same however the streams interleave', () => {
    const picks = fc.array(fc.nat(7), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyCompany, picks, moment, policy, filter, (events, order, at, by, asked) => {
        const [one, other] = [factsOf(tables, events), factsOf(tables, interleaved(events, order))];
        const question = { at, knownAt: dateAt(600), filter: asked };
        expect(lifecycle.report(other, question, by)).toEqual({
          ...lifecycle.report(one, question, by),
          header: lifecycle.report(other, question, by).header,
        });
        expect(clientLines(other, question)).toEqual(clientLines(one, question));
      }),
      { numRuns: 150 },
    );
  });

  it('are the same to the last digit when they are added up from partial results, whoever was merged with whom', () => {
    const parts = fc.constantFrom(1, 2, 7);
    fc.assert(
      fc.property(anyCompany, parts, moment, moment, policy, filter, (events, of, at, knownAt, by, asked) => {
        const facts = factsOf(tables, events);
        const question = { at, knownAt, filter: asked };
        const report = lifecycle.report(facts, question, by);
        expect(JSON.stringify(reportInParts(lifecycle, facts, of, question, by))).toBe(JSON.stringify(report));
      }),
      { numRuns: 300 },
    );
  });

  it('as of a moment are those of a fresh run over what was true and known then', () => {
    fc.assert(
      fc.property(anyCompany, moment, moment, policy, filter, (events, at, knownAt, by, asked) => {
        const all = factsOf(tables, events);
        const fresh = factsOf(tables, knownThen(events, at, knownAt));
        const figures = figuresOf(lifecycle.report(all, { at, knownAt, filter: asked }, by));
        expect(figuresOf(lifecycle.report(fresh, { at, filter: asked }, by))).toEqual(figures);
      }),
      { numRuns: 150 },
    );
  });

  it('are the same when facts grow as when they are folded at once', () => {
    fc.assert(
      fc.property(anyCompany, fc.nat(24), moment, policy, (events, cut, at, by) => {
        const growing = factsOf(tables, events.slice(0, cut));
        lifecycle.report(growing, { at }, by);
        addEvents(growing, events.slice(cut));
        expect(lifecycle.report(growing, { at }, by)).toEqual(lifecycle.report(factsOf(tables, events), { at }, by));
      }),
      { numRuns: 100 },
    );
  });

  it('agree with the answers about each client, and each sum with its parts', () => {
    fc.assert(
      fc.property(anyCompany, moment, policy, (events, at, by) => {
        const facts = factsOf(tables, events);
        const report = lifecycle.report(facts, { at }, by);
        const lines = clientLines(facts, { at }, { policy: by });
        const answers = lines.map(({ clientId }) => lifecycle.of(facts, clientId, { at }, by));
        expect(
          answers.map(({ clientId, status, since, stage, dormant }) => ({ clientId, status, since, stage, dormant })),
        ).toEqual(lines.map(({ lastSettlement: _, ...line }) => line));
        expect(report.clients).toBe(answers.length);
        expect(answers.filter(({ status }) => status === 'lost')).toHaveLength(report.statuses.lost);
        for (const { history, status, stage } of answers) {
          expect(history.statuses.at(-1)?.to ?? 'prospect').toBe(status);
          expect(history.stages.at(-1)?.to ?? 'acquisition').toBe(stage);
        }
        const { first, repeat, firstInNew, repeatInLater, other, total, turnover, unattributed } = report.sales;
        const kinds = [first, repeat, firstInNew, repeatInLater, other];
        expect(kinds.reduce((sum, kind) => sum + (kind.sum?.minor ?? 0), 0)).toBe(total.sum?.minor ?? 0);
        expect((total.sum?.minor ?? 0) + (unattributed.sum?.minor ?? 0)).toBe(turnover?.minor ?? 0);
      }),
      { numRuns: 100 },
    );
  });

  it('can each be asked why: as many clients stand behind a count', () => {
    fc.assert(
      fc.property(anyCompany, moment, (events, at) => {
        const facts = factsOf(tables, events);
        const { statuses, development, losses } = lifecycle.report(facts, { at });
        const counts = {
          ...prefixed('statuses', statuses),
          ...prefixed('development.stages', development.stages),
          ...prefixed('losses.byReason', losses.byReason),
          'losses.whole': losses.whole,
          'losses.partial': losses.partial,
        };
        for (const [path, value] of Object.entries(counts)) {
          const why = lifecycle.why(facts, { at }, path);
          expect([why.value, why.context['clients']]).toEqual([value, value]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('transitions', () => {
  const stretch = (
    facts: Parameters<typeof lifecycle.report>[0],
    [after, until]: readonly [number, number],
    by: object,
  ) => lifecycle.transitions(by).between(facts, { after: instant(dateAt(after)), until: instant(dateAt(until)) });

  it('told over two stretches of the clock are those told over both together', () => {
    fc.assert(
      fc.property(anyCompany, fc.integer({ min: 1, max: 500 }), policy, (events, middle, by) => {
        const facts = factsOf(tables, events);
        const twice = [...stretch(facts, [-1, middle], by), ...stretch(facts, [middle, 600], by)];
        expect(stretch(facts, [-1, 600], by)).toEqual(twice);
      }),
      { numRuns: 100 },
    );
  });

  it('told live, as the facts come in, are those told in replay', () => {
    fc.assert(
      fc.property(anyCompany, fc.integer({ min: 1, max: 500 }), (events, now) => {
        const known = events.filter((_, i) => recordTimes(events)[i]! < Date.parse(dateAt(now)));
        const live = stretch(factsOf(tables, known), [-1, now], {});
        expect(stretch(factsOf(tables, events), [-1, now], {})).toEqual(live);
      }),
      { numRuns: 60 },
    );
  });

  it('end where the report stands, each taking up the status told last', () => {
    fc.assert(
      fc.property(anyCompany, policy, (events, by) => {
        const facts = factsOf(
          tables,
          events.filter(({ type }) => !type.startsWith('ClientMerge')),
        );
        const at = dateAt(600);
        const told = stretch(facts, [-1, 600], by);
        for (const { clientId, status } of clientLines(facts, { at }, { policy: by })) {
          const own = told.filter((transition) => transition.clientId === clientId);
          own.forEach(({ from }, i) => {
            expect(from).toBe(own[i - 1]?.to ?? 'prospect');
          });
          expect(own.at(-1)?.to ?? 'prospect').toBe(status);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const prefixed = (path: string, counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${path}.${name}`, count]));

/** Record times never run backwards within a stream. */
function recordTimes(events: readonly ToldEvent[]): readonly number[] {
  const last = new Map<string, number>();
  return events.map(({ clientId, occurredAt, recordedAt }) => {
    const time = Math.max(Date.parse(recordedAt ?? occurredAt), last.get(clientId) ?? 0);
    last.set(clientId, time);
    return time;
  });
}

/** What was recorded by then; of it what had not happened yet becomes a note, so that places in the stream stay. */
function knownThen(events: readonly ToldEvent[], at: string, knownAt: string): readonly ToldEvent[] {
  const times = recordTimes(events);
  return events
    .filter((_, i) => (times[i] ?? 0) < Date.parse(knownAt))
    .map((event): ToldEvent => {
      if (event.type.startsWith('Event') || event.occurredAt < at) return event;
      const { clientId, occurredAt, recordedAt } = event;
      const when = recordedAt === undefined ? { occurredAt } : { occurredAt, recordedAt };
      return { clientId, type: 'NoteAdded', data: { text: 'later' }, ...when };
    });
}
