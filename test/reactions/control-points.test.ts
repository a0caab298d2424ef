import { clientEvents, instant, type Instant, openMemoryStore, openMemoryVault } from '@clientele/core';
import {
  controlPointDeadlines,
  type Notification,
  openSqliteReactionLog,
  type ReactionLog,
  subscription,
} from 'clientele/reactions';
import {
  answerRequest,
  assignOwner,
  type Clientele,
  openClientele,
  promiseAnswer,
  receiveRequest,
  register,
} from 'clientele';

async function company() {
  let now: Instant = instant('2026-03-01T09:00:00Z');
  const clock = () => now;
  const clientele = await openClientele({
    store: openMemoryStore({ clock }),
    vault: openMemoryVault(),
    clock,
    actor: 'reactions',
  });
  const log = await openSqliteReactionLog(':memory:');
  const told = subscription();
  const heard: Notification[] = [];
  told.notifications$.subscribe((notification) => heard.push(notification));
  const counted = counting(log);
  const watched = controlPointDeadlines({ policy: { watched: ['answer', 'promised-answer'] } });
  const run = () => clientele.react([watched], { log: counted.log, adapters: [told] });
  let running = await run();
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme' }));
  await acme.do(assignOwner({ employee: 'ann', role: 'account-manager' }));
  return {
    acme,
    log,
    heard,
    clientele,
    counted,
    topics: () => heard.map(({ topic, data }) => `${topic} ${String(data['due']).slice(0, 10)}`),
    at: async (moment: string) => {
      now = instant(moment);
      await running.settled();
    },
    restart: async () => {
      await running.close();
      running = await run();
      await running.settled();
    },
    close: () => running.close(),
  };
}

async function tasksOf(clientele: Clientele): Promise<string[]> {
  const tasks: string[] = [];
  for await (const { type, data } of clientele.client('acme').story()) {
    if (type === 'TaskAssigned') {
      const { kind, employee, dueDate } = clientEvents.TaskAssigned.body.parse(data);
      tasks.push(`${String(kind)} for ${employee} until ${String(dueDate)}`);
    }
    if (type === 'TaskReassigned') tasks.push(`to ${clientEvents.TaskReassigned.body.parse(data).to}`);
    if (type === 'TaskDone') tasks.push(`done: ${String(clientEvents.TaskDone.body.parse(data).outcome)}`);
  }
  return tasks;
}

describe('control points at work', () => {
  it('become a task and a notice before they are due, and another notice when they are missed; each once', async () => {
    const { acme, at, topics, clientele, restart, close, log } = await company();
    await acme.do(receiveRequest({ requestId: 'r', channel: 'email', promisedFor: '2026-03-10' }));
    await at('2026-03-07T23:59:59Z');
    expect(topics()).toEqual([]);
    await at('2026-03-08T00:00:00Z');
    await at('2026-03-09T00:00:00Z');
    await restart();
    expect(topics()).toEqual(['control-point.soon 2026-03-11']);
    expect(await tasksOf(clientele)).toEqual(['promised-answer for ann until 2026-03-11T00:00:00.000Z']);
    await at('2026-03-11T00:00:00Z');
    await restart();
    await at('2026-03-20T00:00:00Z');
    expect(topics()).toEqual(['control-point.soon 2026-03-11', 'control-point.missed 2026-03-11']);
    expect(await tasksOf(clientele)).toHaveLength(1);
    await acme.do(answerRequest({ requestId: 'r' }));
    await at('2026-03-21T00:00:00Z');
    expect(await tasksOf(clientele)).toEqual([
      'promised-answer for ann until 2026-03-11T00:00:00.000Z',
      'done: done late',
    ]);
    expect(await log.entries('refused')).toEqual([]);
    expect(await log.entries('waiting')).toEqual([]);
    await close();
  });

  it('that were met or moved in time are told of no more, and their tasks are done', async () => {
    const { acme, at, topics, clientele, close } = await company();
    await acme.do(receiveRequest({ requestId: 'r', channel: 'email', promisedFor: '2026-03-10' }));
    await at('2026-03-08T12:00:00Z');
    await acme.do(promiseAnswer({ requestId: 'r', promisedFor: '2026-03-20' }));
    await at('2026-03-12T00:00:00Z');
    expect(topics()).toEqual(['control-point.soon 2026-03-11']);
    await at('2026-03-18T00:00:00Z');
    await acme.do(answerRequest({ requestId: 'r' }));
    await at('2026-03-25T00:00:00Z');
    expect(topics()).toEqual(['control-point.soon 2026-03-11', 'control-point.soon 2026-03-21']);
    expect(await tasksOf(clientele)).toEqual([
      'promised-answer for ann until 2026-03-11T00:00:00.000Z',
      'done: no longer needed',
      'promised-answer for ann until 2026-03-21T00:00:00.000Z',
      'done: done in time',
    ]);
    await close();
  });

  it('go to the new owner with the client', async () => {
    const { acme, at, clientele, close } = await company();
    await acme.do(receiveRequest({ requestId: 'r', channel: 'email', promisedFor: '2026-03-10' }));
    await at('2026-03-09T00:00:00Z');
    await acme.do(assignOwner({ employee: 'bob', role: 'account-manager' }));
    await at('2026-03-09T12:00:00Z');
    expect(await tasksOf(clientele)).toEqual(['promised-answer for ann until 2026-03-11T00:00:00.000Z', 'to bob']);
    await close();
  });

  it('that fell due before the reaction began are left alone', async () => {
    const { acme, at, topics, close } = await company();
    await acme.do(
      receiveRequest({ requestId: 'old', channel: 'email', promisedFor: '2026-02-10' }, { occurredAt: '2026-02-01' }),
    );
    await at('2026-03-02T00:00:00Z');
    expect(topics()).toEqual([]);
    await close();
  });

  it('are written down once, and forgotten 30 days after they fell due, however long it goes on', async () => {
    const { acme, at, heard, clientele, restart, close, log, counted } = await company();
    const day = (number: number) => new Date(Date.UTC(2026, 2, 1 + number)).toISOString();
    for (let number = 1; number <= 60; number++) {
      await at(day(number));
      const requestId = `r${number}`;
      await acme.do(receiveRequest({ requestId, channel: 'email', promisedFor: day(number + 1).slice(0, 10) }));
    }
    // Of each a notice, a notice that it was missed, and a task; the last one is not missed yet.
    expect([counted.entries, heard.length]).toEqual([58 * 3 + 2, 58 * 2 + 1]);
    counted.entries = 0;
    await restart();
    expect(counted.entries).toBeLessThan(35 * 2);
    expect(heard).toHaveLength(58 * 2 + 1);
    expect(await log.entries('waiting')).toEqual([]);
    await acme.do(answerRequest({ requestId: 'r1' }));
    await at(day(61));
    expect(await tasksOf(clientele)).toContain('done: done late');
    await close();
  });

  it('that fell due while nobody was at work are told of when somebody is again', async () => {
    const { acme, at, topics, close } = await company();
    await acme.do(receiveRequest({ requestId: 'r', channel: 'email', promisedFor: '2026-03-10' }));
    await at('2026-03-02T00:00:00Z');
    await at('2026-09-01T00:00:00Z');
    expect(topics()).toEqual(['control-point.missed 2026-03-11']);
    await close();
  });
});

/** A log that counts what is written into it. */
function counting(log: ReactionLog) {
  const counted = {
    entries: 0,
    log: new Proxy(log, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== 'record') return value.bind(target) as unknown;
        return (...[lead, checkpoint, entries]: Parameters<ReactionLog['record']>) => {
          counted.entries += entries.length;
          return target.record(lead, checkpoint, entries);
        };
      },
    }),
  };
  return counted;
}
