import { type FactRow, type Facts, instant } from '@clientele/core';
import fc from 'fast-check';

import { funnel, sightOf, transitionsBetween } from '../src/index.ts';
import { append, dateOf, day, factsFrom, start, streams } from './any-deals.ts';

function figuresOf(facts: Facts<typeof funnel.tables>, asked = {}, policy = { leastHistory: 1 }) {
  const { header: _, ...figures } = funnel.report(facts, asked, policy);
  const clients = ['acme', 'bolt', 'cask'].filter((id) => facts.clients.find(id) > 0);
  return { figures, clients: clients.map((id) => funnel.of(facts, id, asked, policy)) };
}

/** Any interleaving that keeps the order of each stream. */
const interleaved = (all: readonly (readonly FactRow[])[], order: readonly number[]) => {
  const left = all.map((rows) => [...rows]);
  const rows: FactRow[] = [];
  for (const pick of order) {
    const from = left.filter((rest) => rest.length > 0);
    const next = from[pick % Math.max(1, from.length)]?.shift();
    if (next !== undefined) rows.push(next);
  }
  return [...rows, ...left.flat()];
};
const order = fc.array(fc.nat(), { maxLength: 60 });

describe('Whatever happened to deals', () => {
  test('any interleaving that keeps the order of each stream gives the same figures', () => {
    fc.assert(
      fc.property(streams, order, (all, picks) => {
        expect(figuresOf(factsFrom(interleaved(all, picks)))).toEqual(figuresOf(factsFrom(all.flat())));
      }),
    );
  });

  test('the figures as of a moment are those of a log that holds only what was true and known then', () => {
    fc.assert(
      fc.property(streams, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 120 }), (all, at, knownAt) => {
        const asked = { at: dateOf(at), knownAt: dateOf(knownAt) };
        const then = all
          .flat()
          .filter(({ recordedAt }) => recordedAt < start + knownAt * day)
          .flatMap((row) => trueBefore(row, start + at * day));
        const clients = new Set(then.map(({ clientId }) => clientId));
        fc.pre(clients.size === 3 && at > 0);
        expect(figuresOf(factsFrom(all.flat()), asked)).toEqual(figuresOf(factsFrom(then), { at: asked.at }));
      }),
    );
  });

  test('figures that grow page by page are those computed from scratch', () => {
    fc.assert(
      fc.property(streams, order, fc.integer({ min: 1, max: 5 }), (all, picks, size) => {
        const rows = interleaved(all, picks);
        const facts = factsFrom([]);
        for (let i = 0; i < rows.length; i += size) {
          append(facts, rows.slice(i, i + size));
          funnel.report(facts);
        }
        expect(figuresOf(facts)).toEqual(figuresOf(factsFrom(rows)));
      }),
    );
  });

  test('what is told in steps ends where one look ends, and each step begins where the one before ended', () => {
    fc.assert(
      fc.property(streams, fc.array(fc.integer({ min: 1, max: 110 }), { maxLength: 5 }), (all, moments) => {
        const facts = factsFrom(all.flat());
        const places = new Map<string, string | null>();
        let before: ReturnType<typeof sightOf> | undefined;
        for (const moment of [...moments.sort((a, b) => a - b), 390]) {
          const sight = sightOf(facts, { at: dateOf(moment), knownAt: dateOf(moment) });
          for (const { clientId, dealId: id, to } of transitionsBetween(before, sight))
            places.set(`${clientId} ${id}`, to);
          before = sight;
        }
        const once = new Map(
          transitionsBetween(undefined, sightOf(facts)).map(({ clientId, dealId: id, to }) => [
            `${clientId} ${id}`,
            to,
          ]),
        );
        const known = [...places].filter(([, to]) => to !== null);
        expect(new Map(known)).toEqual(once);
      }),
    );
  });

  test('what is told while the clock goes on in two stretches is what is told over both together', () => {
    const told = (facts: Facts<typeof funnel.tables>, after: number, until: number) =>
      funnel.transitions().between(facts, { after: instant(dateOf(after)), until: instant(dateOf(until)) });
    fc.assert(
      fc.property(streams, fc.integer({ min: 0, max: 120 }), (all, middle) => {
        const facts = factsFrom(all.flat());
        expect([...told(facts, -1, middle), ...told(facts, middle, 400)]).toEqual(told(facts, -1, 400));
        const known = factsFrom(all.flat().filter(({ recordedAt }) => recordedAt < start + middle * day));
        expect(told(known, -1, middle)).toEqual(told(facts, -1, middle));
      }),
    );
  });
});

/** The row as it stands in a log of what was true before a moment; a correction always takes back what was wrong. */
function trueBefore(row: FactRow, at: number): readonly FactRow[] {
  if (row.type === 'EventRetracted') return [row];
  if (row.type !== 'EventCorrected') return row.occurredAt < at ? [row] : [];
  const { revision, occurredAt } = row.data as { revision: number; occurredAt: string };
  return [Date.parse(occurredAt) < at ? row : { ...row, type: 'EventRetracted', data: { revision } }];
}
