import { clientEvents, companyEvents, type NewEvent } from '@clientele/core';
import * as fc from 'fast-check';

import {
  inOrderOfTime,
  InvalidSimulation,
  simulateCompany,
  simulateEvents,
  type Simulation,
  type StreamOfEvents,
} from '../src/index.ts';

const twoYears = { from: '2023-01-01', to: '2025-01-01' };
const small: Simulation = { seed: 7, clients: 200, ...twoYears };
const company = [...simulateCompany(small)];
const events = company.flatMap((stream) => stream.events);
const definitions = { ...clientEvents, ...companyEvents };
const definitionOf = (type: string) => (definitions as Partial<typeof definitions>)[type as keyof typeof definitions];

const bodiesOf = (stream: StreamOfEvents, type: string): Record<string, unknown>[] =>
  stream.events.filter((event) => event.type === type).map(({ data }) => data as Record<string, unknown>);

describe('a simulated company', () => {
  it('is the same company whenever it is made up from the same arguments', () => {
    expect([...simulateCompany(small)]).toEqual(company);
    expect([...simulateCompany({ ...small, seed: 8 })]).not.toEqual(company);
  });

  it('gives every event an id of its own', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('says nothing that the catalogue does not know', () => {
    const wrong = events.filter(({ type, data, meta }) => {
      const definition = definitionOf(type);
      return meta.schemaVersion !== definition?.version || !definition.body.safeParse(data).success;
    });
    expect(wrong).toEqual([]);
  });

  it('corrects payments with bodies that are right themselves', () => {
    const corrections = company.flatMap((stream) => bodiesOf(stream, 'EventCorrected'));
    expect(corrections.length).toBeGreaterThan(0);
    for (const { data } of corrections) expect(clientEvents.PaymentReceived.body.safeParse(data).success).toBe(true);
  });

  it('has events of every family', () => {
    const withErasures = [...simulateCompany({ ...small, erasures: true })].flatMap((stream) => stream.events);
    const families = new Set(withErasures.map(({ type }) => definitionOf(type)?.family));
    const all = new Set(Object.values(definitions).map(({ family }) => family));
    expect([...all].filter((family) => !families.has(family))).toEqual([]);
  });

  it('sells more in autumn than in summer', () => {
    const months = events
      .filter(({ type, meta }) => type === 'PaymentReceived' && meta.clientId !== 'counter')
      .map(({ meta }) => meta.occurredAt.slice(5, 7));
    const count = (...wanted: string[]) => months.filter((month) => wanted.includes(month)).length;
    expect(count('10', '11', '12')).toBeGreaterThan(1.5 * count('06', '07', '08'));
  });

  it('lies in its window, and each stream is told in the order in which it was written down', () => {
    for (const stream of company) {
      const recorded = stream.events.map(({ meta }) => meta.recordedAt ?? '');
      expect(recorded).toEqual([...recorded].sort());
    }
    const outside = events.filter(
      ({ meta: { occurredAt, recordedAt = '' } }) =>
        occurredAt < '2023-01-01' || occurredAt >= '2025-01-01' || occurredAt > recordedAt,
    );
    expect(outside).toEqual([]);
  });

  it('writes some payments down weeks after the money came', () => {
    const late = events.filter(
      ({ meta }) => Date.parse(meta.recordedAt ?? '') - Date.parse(meta.occurredAt) > 5 * 86_400_000,
    );
    expect(late.some(({ type }) => type === 'PaymentReceived')).toBe(true);
  });

  it('refuses a window that is empty and a number of clients out of bounds', () => {
    const begin = (simulation: Simulation) => () => simulateCompany(simulation).next();
    expect(begin({ ...small, to: '2023-01-01' })).toThrow(InvalidSimulation);
    expect(begin({ ...small, clients: 49 })).toThrow('50 to 1,000,000');
    expect(begin({ ...small, clients: 1_000_001 })).toThrow(InvalidSimulation);
    expect(begin({ ...small, seed: 0.5 })).toThrow('seed');
  });
});

describe('a simulated company of another form', () => {
  it('can be told as it was written down, day after day, each stream in its own order', () => {
    const told = [...inOrderOfTime(company)];
    const recorded = told.flatMap((stream) => stream.events.map(({ meta }) => meta.recordedAt ?? ''));
    expect(recorded).toEqual([...recorded].sort());
    const client = (streams: readonly StreamOfEvents[]) =>
      streams.filter(({ stream }) => stream === 'client-c-0001').flatMap((stream) => stream.events);
    expect(client(told)).toEqual(client(company));
    expect(recorded).toHaveLength(events.length);
  });

  it('can be asked for by about how many events it has', () => {
    const counted = (wanted: number): number =>
      [...simulateEvents({ seed: 3, events: wanted, ...twoYears })].reduce(
        (sum, stream) => sum + stream.events.length,
        0,
      );
    for (const wanted of [3_000, 9_000]) expect(Math.abs(counted(wanted) / wanted - 1)).toBeLessThan(0.15);
  });
});

describe('the stories of a simulated company', () => {
  const clients = company.filter(({ stream }) => stream.startsWith('client-c-'));

  it('begin with the registration, once', () => {
    for (const {
      events: [first, ...rest],
    } of clients) {
      expect(first?.type).toBe('ClientRegistered');
      expect(rest.map(({ type }) => type)).not.toContain('ClientRegistered');
    }
  });

  it('hold nothing after a client was archived or merged, but the undoing of the merge', () => {
    for (const { events: told } of clients) {
      const end = told.findIndex(({ type }) => type === 'ClientArchived' || type === 'ClientMerged');
      if (end >= 0) expect(told.slice(end + 1).filter(({ type }) => type !== 'ClientMergeUndone')).toEqual([]);
    }
  });

  it('refund no more than was paid', () => {
    for (const stream of clients) {
      const paid = new Map(bodiesOf(stream, 'PaymentReceived').map((body) => [body['paymentId'], minorOf(body)]));
      const corrected = bodiesOf(stream, 'EventCorrected').map((body) => body['data'] as Record<string, unknown>);
      for (const body of corrected) paid.set(body['paymentId'], minorOf(body));
      for (const body of bodiesOf(stream, 'PaymentRefunded'))
        expect(minorOf(body)).toBeLessThanOrEqual(paid.get(body['paymentId']) ?? 0);
    }
  });

  it('close deals as won only when delivered and paid in full', () => {
    let won = 0;
    for (const stream of clients)
      for (const [closing, event] of stream.events.entries()) {
        if (event.type !== 'DealClosed') continue;
        const { dealId } = event.data as { dealId: string };
        const before = stream.events
          .slice(0, closing)
          .filter(({ data }) => (data as { dealId?: string }).dealId === dealId);
        expect(before.map(({ type }) => type)).toContain('Delivered');
        expect(sumOf(before, 'PaymentReceived')).toBe(minorOf(event.data as Record<string, unknown>));
        won++;
      }
    expect(won).toBeGreaterThan(30);
  });

  it('take complaints through their steps', () => {
    const steps = /^F(?:$|A(?:$|S(?:$|G(?:$|(?:I(?:$|(?:RD)*R?$|(?:RD)+T?C?O?))*))))/;
    for (const stream of clients) {
      const letters = new Map<unknown, string>();
      for (const { type, data } of stream.events) {
        const letter = complaintLetters[type];
        const { complaintId } = data as { complaintId?: string };
        if (letter !== undefined) letters.set(complaintId, (letters.get(complaintId) ?? '') + letter);
      }
      for (const told of letters.values()) expect(told).toMatch(steps);
    }
  });

  it('name products, owners and channels that the company has', () => {
    const own = company[0];
    const products = new Set(own === undefined ? [] : bodiesOf(own, 'ProductListed').map(({ product }) => product));
    const people = new Set(own === undefined ? [] : bodiesOf(own, 'EmployeeJoined').map(({ employee }) => employee));
    for (const stream of clients)
      for (const body of bodiesOf(stream, 'PaymentReceived')) {
        expect(people).toContain(body['owner']);
        for (const { product } of body['lines'] as { product: string }[]) expect(products).toContain(product);
      }
  });

  it('tell of a recommendation on both sides', () => {
    const ids = new Set(clients.map(({ stream }) => stream.slice('client-'.length)));
    const made = clients.flatMap((stream) => bodiesOf(stream, 'ReferralMade')).map((body) => body['referredClientId']);
    expect(made.length).toBeGreaterThan(10);
    for (const id of made) expect(ids).toContain(id);
  });

  it('are valid for any seed and window', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 900 }), (seed, days) => {
        const to = new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
        for (const { events: told } of simulateCompany({ seed, clients: 50, from: '2024-01-01', to }))
          for (const { type, data } of told)
            if (definitionOf(type)?.body.safeParse(data).success !== true) return false;
        return true;
      }),
      { numRuns: 8 },
    );
  });
});

const complaintLetters: Partial<Record<string, string>> = {
  ComplaintFiled: 'F',
  ComplaintAcknowledged: 'A',
  ComplaintAssessed: 'S',
  ComplaintAssigned: 'G',
  ComplaintInvestigated: 'I',
  ComplaintResolved: 'R',
  ComplaintDecisionCommunicated: 'D',
  CorrectiveActionTaken: 'T',
  CorrectiveActionWaived: 'T',
  ComplaintClosed: 'C',
  ComplaintReopened: 'O',
};

const minorOf = (body: Record<string, unknown>): number => (body['amount'] as { minor: number }).minor;

const sumOf = (told: readonly NewEvent[], type: string): number =>
  told
    .filter((event) => event.type === type)
    .reduce((sum, { data }) => sum + minorOf(data as Record<string, unknown>), 0);
