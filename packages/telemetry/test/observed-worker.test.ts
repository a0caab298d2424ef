import { recorder } from './recorder.ts';

const worker = { group: 'crm', part: 0 };
const attributes = { 'clientele.group': 'crm', 'clientele.part': 0 };
const well = { up: true, lag: { events: 3, milliseconds: 1_500 }, parked: 2 };

describe('reactions under observation', () => {
  const of = { 'clientele.reaction': 'celebrate' };

  it('are asked how they are whenever metrics are collected, until they are closed', async () => {
    const { telemetry, measured } = recorder();
    const entries = { waiting: 2, refused: 0, 'given-up': 1 };
    const watching = telemetry.reactions(['celebrate'], () =>
      Promise.resolve([{ name: 'celebrate', up: true, entries }]),
    );
    expect(await measured('clientele.reaction.up')).toEqual([{ value: 1, attributes: of }]);
    expect(await measured('clientele.reaction.entries')).toEqual([
      { value: 2, attributes: { ...of, 'clientele.state': 'waiting' } },
      { value: 0, attributes: { ...of, 'clientele.state': 'refused' } },
      { value: 1, attributes: { ...of, 'clientele.state': 'given-up' } },
    ]);
    watching.close();
    expect(await measured('clientele.reaction.up')).toEqual([{ value: 0, attributes: of }]);
  });

  it('count what failed, by its code', async () => {
    const { telemetry, measured } = recorder();
    telemetry.reactions(['celebrate'], () => Promise.resolve([])).failed('celebrate', 'REACTION_FAILED');
    expect(await measured('clientele.reaction.failures')).toEqual([
      { value: 1, attributes: { ...of, 'error.type': 'REACTION_FAILED' } },
    ]);
  });
});

describe('a worker under observation', () => {
  it('gives a span for each page that it keeps, and counts its events', async () => {
    const { telemetry, spans, measured } = recorder();
    const watching = telemetry.worker(worker, () => Promise.resolve(well));
    watching.kept({ events: 500, milliseconds: 20, live: false });
    watching.kept({ events: 1, milliseconds: 1, live: true });
    expect(spans()).toEqual([
      {
        name: 'clientele.projection.batch',
        attributes: { ...attributes, 'clientele.events': 500, 'clientele.live': false },
      },
      {
        name: 'clientele.projection.batch',
        attributes: { ...attributes, 'clientele.events': 1, 'clientele.live': true },
      },
    ]);
    expect(await measured('clientele.projection.events')).toEqual([{ value: 501, attributes }]);
    expect(await measured('clientele.projection.duration')).toEqual([{ value: 2, attributes }]);
  });

  it('counts what is tried again, by its code, and leads that others took', async () => {
    const { telemetry, measured } = recorder();
    const watching = telemetry.worker(worker, () => Promise.resolve(well));
    watching.retried('STORE_UNAVAILABLE');
    watching.lostLead();
    expect(await measured('clientele.projection.retries')).toEqual([
      { value: 1, attributes: { ...attributes, 'error.type': 'STORE_UNAVAILABLE' } },
    ]);
    expect(await measured('clientele.projection.leads_lost')).toEqual([{ value: 1, attributes }]);
  });

  it('is asked how it is whenever metrics are collected, until it is closed', async () => {
    const { telemetry, measured } = recorder();
    let reading: Parameters<typeof telemetry.worker>[1] = () => Promise.resolve(well);
    telemetry.worker(worker, () => reading());
    expect(await measured('clientele.projection.up')).toEqual([{ value: 1, attributes }]);
    expect(await measured('clientele.projection.lag.events')).toEqual([{ value: 3, attributes }]);
    expect(await measured('clientele.projection.lag.time')).toEqual([{ value: 1.5, attributes }]);
    expect(await measured('clientele.projection.parked')).toEqual([{ value: 2, attributes }]);
    reading = () => Promise.resolve({ up: false, lag: undefined, parked: undefined });
    expect(await measured('clientele.projection.up')).toEqual([{ value: 0, attributes }]);
  });

  it('is down once it is closed, and is not asked any more', async () => {
    const { telemetry, measured } = recorder();
    let asked = 0;
    const watching = telemetry.worker(worker, () => {
      asked += 1;
      return Promise.resolve(well);
    });
    await measured('clientele.projection.up');
    watching.close();
    for (let collection = 0; collection < 2; collection++)
      expect(await measured('clientele.projection.up')).toEqual([{ value: 0, attributes }]);
    expect(asked).toBe(1);
  });
});
