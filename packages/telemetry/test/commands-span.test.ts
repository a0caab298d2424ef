import { Refused } from '@clientele/core';

import { recorder } from './recorder.ts';

const asked = { clientId: 'acme', types: ['OpenDeal'] };

describe('commands under observation', () => {
  it('name the client, the types, what came of it and how often it was decided again', async () => {
    const { telemetry, spans, total, measured } = recorder();
    await telemetry.commands(asked, (retried) => {
      retried();
      retried();
      return Promise.resolve({ events: [1, 2], revision: 7 });
    });
    expect(spans()).toEqual([
      {
        name: 'clientele.command',
        attributes: {
          'clientele.client': 'acme',
          'clientele.commands': ['OpenDeal'],
          'clientele.events': 2,
          'clientele.revision': 7,
          'clientele.retries': 2,
        },
      },
    ]);
    expect(await total('clientele.command.retries')).toBe(2);
    expect(await measured('clientele.commands')).toEqual([{ value: 1, attributes: { outcome: 'ok' } }]);
  });

  it('that fail are marked by the code of their error', async () => {
    const { telemetry, spans, hasFailed } = recorder();
    const failing = () => Promise.reject(Object.assign(new Error('of Ann'), { code: 'STORE_FULL' }));
    await expect(telemetry.commands(asked, failing)).rejects.toThrow('of Ann');
    expect(spans()[0]?.attributes).toMatchObject({ 'error.type': 'STORE_FULL' });
    expect(hasFailed('clientele.command')).toBe(true);
    expect(JSON.stringify(spans())).not.toContain('Ann');
  });

  it('that a rule refuses are no failure: the span says which rule', async () => {
    const { telemetry, spans, hasFailed, measured } = recorder();
    const refusal = { code: 'NEEDS_APPROVAL', kind: 'rule', data: { amount: 7 }, message: 'of Ann' } as const;
    const refusing = () => Promise.reject(new Refused('OpenDeal', [refusal]));
    await expect(telemetry.commands(asked, refusing)).rejects.toThrow('refused');
    expect(spans()[0]?.attributes).toMatchObject({ 'clientele.refused': 'NEEDS_APPROVAL' });
    expect(hasFailed('clientele.command')).toBe(false);
    expect(await measured('clientele.commands')).toEqual([{ value: 1, attributes: { outcome: 'NEEDS_APPROVAL' } }]);
  });
});
