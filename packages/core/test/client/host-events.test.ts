import {
  completeAllOf,
  defineEvent,
  hostCommandOf,
  instant,
  judge,
  newClient,
  parseRules,
  withHostEvents,
} from '@clientele/core';
import { z } from 'zod';

import { foldClient } from '../../src/client/evolve.ts';
import { logged, registered } from './acme.ts';

const OvenServiced = defineEvent({
  family: 'service',
  version: 3,
  says: 'An oven was serviced at the client.',
  body: z.strictObject({ hours: z.number().positive(), dealId: z.string().optional() }),
  upcast: { 1: (data) => data, 2: (data) => data },
});

describe('an event type of the host', () => {
  const aggregate = withHostEvents({ OvenServiced });
  const now = instant('2026-07-01T00:00:00Z');
  const context = { clientId: 'acme', now, rules: parseRules() };
  const complete = (data: object) =>
    completeAllOf([{ type: hostCommandOf('OvenServiced'), data }], aggregate.specs, aggregate.events, {
      now,
      key: 'k',
      zone: 'UTC',
    });

  it('is recorded by a command of its name', () => {
    const judgement = judge(aggregate, complete({ hours: 2 }), foldClient(logged(registered)), context);
    expect(judgement).toMatchObject({
      allowed: true,
      events: [{ type: 'OvenServiced', data: { hours: 2 }, meta: { schemaVersion: 3 } }],
      state: { revision: 1 },
    });
  });

  it('is checked by its schema, and refers to what is there', () => {
    expect(() => complete({ hours: 0 })).toThrow(/OvenServiced at hours/);
    const judgement = judge(aggregate, complete({ hours: 2, dealId: 'd9' }), foldClient(logged(registered)), context);
    expect(judgement).toMatchObject({ allowed: false, refusals: [{ code: 'UNKNOWN_REFERENCE' }] });
    expect(judge(aggregate, complete({ hours: 2 }), newClient, context)).toMatchObject({
      allowed: false,
      refusals: [{ code: 'NOT_REGISTERED' }],
    });
  });
});
