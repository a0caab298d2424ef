import fc from 'fast-check';

import { clientFacts } from '../../src/settlements/facts/client-facts.ts';
import { settlementFacts } from '../../src/settlements/facts/settlement-facts.ts';
import { type LogPosition, positionFrom } from '../../src/event-store/position.ts';
import { restoreSnapshot, takeSnapshot } from '../../src/projection/snapshot.ts';
import { addEvents, factsOf, type ToldEvent } from '../../src/testing/facts-of.ts';
import { eur } from '../../src/money/money.ts';

const tables = { clients: clientFacts, settlements: settlementFacts };
const same = (_type: string, _version: number, data: unknown) => data;
const checkpoint: LogPosition = { logId: 'log', position: positionFrom('3'), eventId: 'e3' };

const paid = (clientId: string, paymentId: string, occurredAt: string): ToldEvent => ({
  clientId,
  type: 'PaymentReceived',
  data: { paymentId, amount: eur('10.00') },
  occurredAt,
});
const story: readonly ToldEvent[] = [
  {
    clientId: 'acme',
    type: 'ClientRegistered',
    data: { kind: 'organisation', name: 'Acme' },
    occurredAt: '2026-01-01',
  },
  paid('acme', 'p1', '2026-01-05'),
  { clientId: 'acme', type: 'EventRetracted', data: { revision: 1, why: 'typed twice' }, occurredAt: '2026-01-06' },
  paid('zenith', 'p2', '2026-01-07'),
];
const bytesOf = (events: readonly ToldEvent[]): Uint8Array =>
  Buffer.concat(takeSnapshot(factsOf(tables, events), checkpoint));

describe('a snapshot of facts', () => {
  it('gives back every row, text, correction and the digest of the log', () => {
    const facts = factsOf(tables, story);
    const restored = restoreSnapshot(tables, same, bytesOf(story));
    expect(restored?.checkpoint).toEqual(checkpoint);
    expect(restored?.facts.log.toString()).toBe(facts.log.toString());
    expect(restored?.facts.indexed('settlements').supersededAt).toEqual(facts.indexed('settlements').supersededAt);
    for (const row of [0, 1])
      expect(restored?.facts.rows('settlements').values(row)).toEqual(facts.rows('settlements').values(row));
  });

  it('can be added to as if the log had been folded in one go', () => {
    const restored = restoreSnapshot(tables, same, bytesOf(story))?.facts;
    const more = [paid('newcomer', 'p3', '2026-02-01')];
    if (restored) addEvents(restored, more);
    expect(restored?.rows('settlements').values(2)).toMatchObject({ paymentId: 'p3', kind: 'payment' });
    expect(restored?.clients.find('newcomer')).toBe(3);
  });

  it('is not taken for whole when it is cut short or damaged anywhere', () => {
    const bytes = bytesOf(story);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        expect(restoreSnapshot(tables, same, damaged)).toBeUndefined();
        expect(restoreSnapshot(tables, same, bytes.subarray(0, at))).toBeUndefined();
      }),
    );
  });

  it('is not used for tables of another version', () => {
    const newer = { ...tables, settlements: { ...settlementFacts, version: settlementFacts.version + 1 } };
    expect(restoreSnapshot(newer, same, bytesOf(story))).toBeUndefined();
  });
});
