import {
  clientAggregate,
  companyAggregate,
  type DecisionContext,
  type Aggregate,
  type Folded,
  foldAll,
  foldOn,
  instant,
  isCorrection,
  judge,
  type NewEvent,
  parseRules,
} from '@clientele/core';

import { simulateCompany, type StreamOfEvents } from '../src/index.ts';

const rules = parseRules({ contract: { approvals: ['director', 'accountant'] } });
const twoYears = { from: '2023-01-01', to: '2025-01-01' };
const [own, ...streams] = simulateCompany({ seed: 21, clients: 400, ...twoYears, erasures: true });

/** Asks for each event of a stream in turn; what is refused, or already so, is told. */
function refusalsOf<State extends Folded, Context extends DecisionContext>(
  aggregate: Aggregate<State, Context>,
  { events }: StreamOfEvents,
  context: (event: NewEvent) => Context,
): string[] {
  const told: string[] = [];
  let state = aggregate.initial;
  for (const [place, event] of events.entries()) {
    const { type, data, id, meta } = event;
    const [command] = Object.entries(aggregate.specs).find(([, { gives }]) => gives === type) ?? ['none'];
    const complete = { type: command, data, occurredAt: meta.occurredAt, key: id };
    const judged = judge(aggregate, [complete], state, { ...context(event), history: events.slice(0, place) });
    const where = `${meta.clientId}@${String(place)} ${type}`;
    if (!judged.allowed) told.push(`${where}: ${JSON.stringify(judged.refusals)}`);
    else if (judged.events.length === 0) told.push(`${where}: already so`);
    else expect(judged.events[0]?.data).toMatchObject(data as object);
    const past = events.slice(0, place + 1);
    state = isCorrection(event)
      ? foldAll(aggregate.initial, past, aggregate.apply)
      : foldOn(state, [event], aggregate.apply);
  }
  return told;
}

const contextOf = ({ meta }: NewEvent) => ({
  clientId: meta.clientId,
  now: instant(meta.recordedAt ?? meta.occurredAt),
});

describe('a simulated company', () => {
  it('does nothing that its rules forbid, and nothing twice', () => {
    const refused = streams.flatMap((stream) =>
      refusalsOf(clientAggregate, stream, (event) => ({ ...contextOf(event), rules })),
    );
    expect(refused).toEqual([]);
  });

  it('keeps its own stream by the rules', () => {
    expect(own && refusalsOf(companyAggregate, own, contextOf)).toEqual([]);
  });
});
