import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { instant } from '@clientele/core';
import { openSqliteReactionLog } from '@clientele/reactions';
import { loyalty, openClientele, recordSurveyAnswer, register, sendSurvey } from 'clientele';

const folder = mkdtempSync(join(tmpdir(), 'clientele-reactions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [store, log, deliveries] = ['clients.db', 'reactions.db', 'deliveries'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const clock = () => instant('2026-07-01T09:00:00Z');
const kills = Number(process.env['CLIENTELE_KILLS'] ?? 4);
const [clients, answers] = [20 + 2 * kills, 4];

/** Lets the reactions work until they have said so much, or to their end. */
async function work(lines = Infinity): Promise<number | null> {
  const program = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'reacting.ts'), store, log, deliveries];
  const child = spawn(process.execPath, program, { cwd: join(__dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] });
  let said = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString().split('\n').length - 1;
    if (said >= lines) child.kill('SIGKILL');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

describe('reactions that are killed again and again', () => {
  it('open each complaint once and tell each one, with the same id where one is told twice', async () => {
    {
      await using clientele = await openClientele({ store, clock, actor: 'ann' });
      for (let n = 0; n < clients; n++) {
        const client = clientele.client(`c${n}`);
        const told = Array.from({ length: answers }, (_, i) => {
          const [surveyId, occurredAt] = [`s${n}-${i}`, `2026-05-0${i + 1}`];
          const scores = [{ question: 'speed', score: 1 + (i % 3) }];
          return [
            sendSurvey({ surveyId, questionnaire: 'general' }, { occurredAt }),
            recordSurveyAnswer({ scores, surveyId }, { occurredAt }),
          ];
        }).flat();
        await client.do([
          register({ kind: 'organisation', name: `Client ${n}` }, { occurredAt: '2026-01-01' }),
          ...told,
        ]);
      }
    }
    for (let kill = 0; kill < kills; kill++) await work(1 + ((kill * 7) % 23));
    expect(await work()).toBe(0);

    await using clientele = await openClientele({ store, clock, actor: 'ann' });
    const filed: string[] = [];
    for await (const { type, data } of clientele.store.readAll({ types: ['ComplaintFiled'] }))
      filed.push(`${type} ${(data as { surveyId: string }).surveyId}`);
    expect(filed).toHaveLength(clients * answers);
    expect(new Set(filed).size).toBe(clients * answers);
    expect(loyalty.report(await clientele.facts(loyalty)).satisfaction.cases.missing.number).toBe(0);

    expect(existsSync(deliveries)).toBe(true);
    const told = readFileSync(deliveries, 'utf8').trimEnd().split('\n');
    expect(new Set(told).size).toBe(clients * answers);
    expect(new Set(told.map((line) => line.split(' ')[1])).size).toBe(clients * answers);
    // At most one was under way at each kill: handed over, and not yet marked.
    expect(told.length).toBeLessThanOrEqual(clients * answers + kills);
    await using outbox = await openSqliteReactionLog(log);
    expect([
      await outbox.entries('waiting'),
      await outbox.entries('refused'),
      await outbox.entries('given-up'),
    ]).toEqual([[], [], []]);
  }, 600_000);
});
