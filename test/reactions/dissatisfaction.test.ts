import { clientEvents, instant, openMemoryStore, openMemoryVault } from '@clientele/core';
import {
  type ClientHandle,
  correct,
  fileComplaint,
  loyalty,
  openClientele,
  recordPayment,
  type ReactOptions,
  recordSurveyAnswer,
  register,
  retract,
  sendSurvey,
} from 'clientele';
import { dissatisfactionOpensComplaint, openSqliteReactionLog } from 'clientele/reactions';

const clock = () => instant('2026-07-01T09:00:00Z');
const open = () =>
  openClientele({ store: openMemoryStore({ clock }), vault: openMemoryVault(), clock, actor: 'reactions' });

async function complaintsOf(client: ClientHandle) {
  const found: object[] = [];
  for await (const { type, data, meta } of client.story())
    if (type === 'ComplaintFiled') {
      const { complaintId: _, ...said } = clientEvents.ComplaintFiled.body.parse(data);
      found.push({ ...said, at: meta.occurredAt, because: meta.causationId });
    }
  return found;
}

describe('a dissatisfied answer', () => {
  async function company() {
    const clientele = await open();
    const log = await openSqliteReactionLog(':memory:');
    const run = (more: Partial<ReactOptions> = {}) =>
      clientele.react([dissatisfactionOpensComplaint()], {
        log,
        onError: (error) => {
          throw error;
        },
        ...more,
      });
    const running = await run();
    const acme = clientele.client('acme');
    await acme.do(register({ kind: 'organisation', name: 'Acme' }, { occurredAt: '2026-01-01' }));
    await acme.do(recordPayment({ amount: { minor: 100, currency: 'EUR' } }, { occurredAt: '2026-01-02' }));
    const answer = (scores: readonly object[], more: object = {}, occurredAt = '2026-05-01') =>
      acme.do(
        recordSurveyAnswer(
          { scores: scores.map((score) => ({ question: 'speed', score: 5, ...score })), ...more },
          { occurredAt },
        ),
      );
    const missing = async () => {
      const facts = await clientele.facts(loyalty);
      return loyalty.report(facts).satisfaction.cases;
    };
    return { clientele, run, running, acme, answer, missing };
  }

  it('opens a complaint at its own instant, because of it, and nothing is missing in the report', async () => {
    const { running, acme, answer, missing } = await company();
    await answer([{ score: 3 }, { question: 'characteristics', score: 2 }], { product: 'oven', channel: 'web' });
    expect(await missing()).toMatchObject({ answers: 1, opened: 0, missing: { number: 1, list: ['acme@2'] } });
    await running.settled();
    expect(await complaintsOf(acme)).toEqual([
      {
        severity: 'medium',
        category: 'survey',
        text: 'Answered "characteristics" with 2 of 5',
        product: 'oven',
        channel: 'web',
        at: '2026-05-01T00:00:00.000Z',
        because: 'acme@2',
      },
    ]);
    expect(await missing()).toMatchObject({ answers: 1, opened: 1, missing: { number: 0 } });
    await running.close();
  });

  it('is one of 3 or less on a question of 1 to 5, or of as much on another scale', async () => {
    const { running, acme, answer, missing } = await company();
    await answer([{ score: 4 }, { score: 0, kind: 'nps' }, { score: 1, kind: 'ces' }]);
    await answer([{ score: 60, scale: { min: 0, max: 100 } }], {}, '2026-05-02');
    await running.settled();
    expect(await complaintsOf(acme)).toEqual([]);
    await answer([{ score: 50, scale: { min: 0, max: 100 } }], {}, '2026-05-03');
    await running.settled();
    expect(await complaintsOf(acme)).toMatchObject([{ severity: 'low', text: 'Answered "speed" with 50 of 100' }]);
    expect((await missing()).missing.number).toBe(0);
    await running.close();
  });

  it('opens none where its survey has one, and names its survey where it opens one', async () => {
    const { running, acme, answer, missing } = await company();
    for (const surveyId of ['s1', 's2'])
      await acme.do(sendSurvey({ surveyId, questionnaire: 'general' }, { occurredAt: '2026-04-01' }));
    await acme.do(fileComplaint({ severity: 'high', text: 'It broke', surveyId: 's1' }, { occurredAt: '2026-04-20' }));
    await answer([{ score: 1 }], { surveyId: 's1' });
    await answer([{ score: 1 }], { surveyId: 's2' });
    await running.settled();
    expect(await complaintsOf(acme)).toMatchObject([{ text: 'It broke' }, { surveyId: 's2' }]);
    expect((await missing()).missing.number).toBe(0);
    await running.close();
  });

  it('that was taken back before anybody saw it opens none', async () => {
    const { run, running, acme, answer } = await company();
    await running.close();
    await answer([{ score: 1 }]);
    await acme.do(retract({ revision: 2, why: 'it was another client' }));
    const again = await run();
    await again.settled();
    expect(await complaintsOf(acme)).toEqual([]);
    await again.close();
  });

  it('that is corrected to be one opens a complaint then, and no second one however it is corrected', async () => {
    const { running, acme, answer, missing } = await company();
    const corrected = (score: number) =>
      acme.do(
        correct({
          revision: 2,
          type: 'SurveyAnswered',
          data: { scores: [{ question: 'speed', score }] },
          why: 'it was typed wrongly',
        }),
      );
    await answer([{ score: 5 }]);
    await running.settled();
    expect(await complaintsOf(acme)).toEqual([]);
    for (const score of [2, 1, 3, 5]) {
      await corrected(score);
      await running.settled();
    }
    // The case is people's by now: a correction or a retraction of the answer does not take it away.
    expect(await complaintsOf(acme)).toMatchObject([{ severity: 'medium', because: 'acme@2' }]);
    expect((await missing()).missing.number).toBe(0);
    await running.close();
  });

  it('opens no second complaint when the whole log is read again, nor when another log is lost', async () => {
    const { run, running, acme, answer } = await company();
    await answer([{ score: 1 }]);
    await running.settled();
    await running.close();
    const again = await run({ from: 'beginning', restart: true });
    await again.settled();
    await again.close();
    const anew = await run({ log: ':memory:', from: 'beginning' });
    await anew.settled();
    expect(await complaintsOf(acme)).toHaveLength(1);
    await anew.close();
  });

  it('that was imported opens none, unless that is asked for', async () => {
    const { clientele, run, running, acme } = await company();
    const data = { scores: [{ question: 'speed', score: 1 }] };
    const actor = { id: 'import' };
    const meta = { schemaVersion: 1, clientId: 'acme', occurredAt: clock(), actor, imported: true } as const;
    const id = '019b76da-a800-8000-8000-000000000001';
    await clientele.store.append('client-acme', [{ id, type: 'SurveyAnswered', data, meta }], { expect: 'any' });
    await running.settled();
    await running.close();
    const again = await run({ from: 'beginning', restart: true });
    await again.settled();
    expect(await complaintsOf(acme)).toEqual([]);
    await again.close();
  });
});
