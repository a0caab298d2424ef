import * as fc from 'fast-check';

import { idFromKey, instant, type NewEvent, piecesOf } from '../../src/index.ts';

const at = instant('2026-07-01T09:00:00Z');

const note = (n: number, size: number): NewEvent => ({
  id: idFromKey(at, 'acme', String(n)),
  type: 'NoteAdded',
  data: { text: 'x'.repeat(size) },
  meta: { schemaVersion: 1, clientId: 'acme', occurredAt: at, actor: { id: 'ann' } },
});

describe('events that are cut into appends', () => {
  it('are all there, in their order, in pieces that every server takes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200_000), { maxLength: 30 }), fc.nat(1_200), (sizes, small) => {
        const events = [...sizes, ...new Array<number>(small).fill(10)].map((size, n) => note(n, size));
        const pieces = piecesOf(events);
        expect(pieces.flat()).toEqual(events);
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(0);
          expect(piece.length).toBeLessThanOrEqual(500);
          expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThan(2 ** 20);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stand alone where one is larger than a piece may be', () => {
    const events = [10, 900_000, 900_000, 10, 10].map((size, n) => note(n, size));
    expect(piecesOf(events).map(({ length }) => length)).toEqual([1, 1, 1, 2]);
  });

  it('make no piece where there are none', () => {
    expect(piecesOf([])).toEqual([]);
  });
});
