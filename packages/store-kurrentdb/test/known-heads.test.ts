import { hashAt, positionAt, prepareEvents } from '@clientele/core/event-store';

import { KnownHeads } from '../src/known-heads.ts';
import { StreamHead } from '../src/stream-head.ts';
import { clock, note } from './mocked.ts';

/** The n-th event of a stream, as a server has it. */
function stored(clientId: string, revision: number) {
  const stream = `client-${clientId}`;
  const [event] = prepareEvents(stream, [note(revision, 'asked', clientId)], 1_000);
  if (event === undefined) throw new TypeError('there is one event');
  const recorded = { ...event.meta, recordedAt: clock(), hash: hashAt(event, clock()) };
  const { id, type, data } = event;
  const place = { commit: 1n, prepare: 1n };
  return { event: { id, type, data, meta: recorded, stream, revision, position: positionAt(1) }, place, append: '' };
}

describe('the heads of streams that a store knows', () => {
  test('are weighed by the ids that they hold, also while they grow', () => {
    const heads = new KnownHeads(100);
    const grown = (clientId: string) => {
      const head = new StreamHead();
      for (let revision = 0; revision < 40; revision++) {
        head.add(stored(clientId, revision));
        heads.keep(clientId, head);
      }
      return head;
    };
    const [, bolt, cafe] = ['acme', 'bolt', 'cafe'].map(grown);
    expect(['acme', 'bolt', 'cafe'].map((clientId) => heads.of(clientId))).toEqual([undefined, bolt, cafe]);
  });

  test('are forgotten one by one', () => {
    const heads = new KnownHeads(100);
    heads.keep('acme', new StreamHead());
    heads.forget('acme');
    expect(heads.of('acme')).toBeUndefined();
  });
});
