import { instant, openMemoryStore, openMemoryVault } from '@clientele/core';
import { openClientele, openReactionLog, recordSurveyAnswer, register } from 'clientele';
import { dissatisfactionOpensComplaint, type NotificationAdapter, reaction } from 'clientele/reactions';

import { type PostgresServer, postgresServer } from '../../packages/read-model-postgres/test/postgres-server.ts';

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await postgresServer();
}, 60_000);
afterAll(() => server?.stop());

const clock = () => instant('2026-07-01T09:00:00Z');

const complaintsAreTold = reaction({
  name: 'complaints-are-told',
  version: 1,
  on: ['ComplaintFiled'],
  react: ({ clientId, occurredAt }) => [
    { kind: 'notification', name: 'told', topic: 'complaint', clientId, at: occurredAt, title: 'told', data: {} },
  ],
});

describe('reactions that are kept in PostgreSQL', () => {
  it('are looked for without making anything where there are none', async () => {
    const address = await server?.newDatabase();
    if (address === undefined) return;
    const look = () => openReactionLog(address, { mustExist: true });
    // Twice: the first look left nothing behind.
    for (let turn = 0; turn < 2; turn++) await expect(look()).rejects.toMatchObject({ code: 'STORE_MISSING' });
    await (await openReactionLog(address)).close();
    await using log = await look();
    expect(await log.entries('waiting')).toEqual([]);
  });

  it('do each thing once, by whoever leads, and are looked at and tried again from elsewhere', async () => {
    const address = await server?.newDatabase();
    if (address === undefined) return;
    await using clientele = await openClientele({
      store: openMemoryStore({ clock }),
      vault: openMemoryVault(),
      clock,
      actor: 'reactions',
    });
    const told: string[] = [];
    let fail: Error | undefined = new Error('nobody at home');
    const adapter: NotificationAdapter = {
      name: 'test',
      deliver: ({ id }) => (fail === undefined ? Promise.resolve(void told.push(id)) : Promise.reject(fail)),
    };
    const start = () =>
      clientele.react([dissatisfactionOpensComplaint(), complaintsAreTold], {
        log: address,
        adapters: [adapter],
        lease: 300,
        attempts: 1,
      });
    const [first, second] = [await start(), await start()];
    const acme = clientele.client('acme');
    await acme.do(register({ kind: 'organisation', name: 'Acme' }));
    await acme.do(recordSurveyAnswer({ scores: [{ question: 'speed', score: 1 }] }));
    for (const running of [first, second, first, second]) await running.settled();
    expect([...(await acme.state()).complaints.values()]).toHaveLength(1);

    await using log = await openReactionLog(address);
    expect(await log.entries('given-up')).toMatchObject([{ channel: 'test', attempts: 1, error: 'nobody at home' }]);
    fail = undefined;
    expect(await log.retry({ channel: 'test' })).toBe(1);
    await first.close();
    await second.settled();
    expect(await log.entries('waiting')).toEqual([]);
    expect(told).toHaveLength(1);
    await second.close();
  });
});
