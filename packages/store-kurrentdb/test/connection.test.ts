import { instant } from '@clientele/core';

import { openKurrentStore } from '../src/index.ts';
import { withOwnChannel } from '../src/own-channel.ts';

const clock = () => instant('2026-07-01T09:00:00Z');
const opening = (connectionString: string) =>
  openKurrentStore(connectionString, { clock }).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a connection string', () => {
  const refused: readonly (readonly [why: string, connectionString: string, problem: RegExp])[] = [
    ['whose password has a colon', 'kurrentdb://ann:se:cret@crm', /%3A/],
    ['whose password has an at sign', 'kurrentdb://ann:se@cret@crm', /%40/],
    ['that names no host', 'kurrentdb://?tls=false', /no host/],
    ['that is none', 'clients.db', /kurrentdb:\/\//],
    ['that hides conflicts', 'esdb://crm?throwOnAppendFailure=false', /throwOnAppendFailure/],
  ];

  test.each(refused)('%s is refused, and not repeated', async (_, connectionString, problem) => {
    const error = await opening(connectionString);
    expect(error).toMatchObject({ code: 'INVALID_CONNECTION', message: expect.stringMatching(problem) as string });
    expect(String(error)).not.toContain('cret');
  });

  test('of a server that is not there says so soon, and without the secret', async () => {
    const error = await opening('kurrentdb://ann:secret@127.0.0.1:1?tls=false');
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', store: 'kurrentdb://127.0.0.1:1' });
    expect(String(error)).not.toContain('secret');
  }, 60_000);

  test('of a namespace that would hide categories is refused', async () => {
    const error = await openKurrentStore('kurrentdb://crm', { clock, namespace: 'a-b' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RangeError);
  });
});

describe('a client that takes the place of another', () => {
  test.each([
    ['kurrentdb://crm', 'kurrentdb://crm?keepAliveTimeout=10003'],
    ['kurrentdb://crm?tls=false', 'kurrentdb://crm?tls=false&keepAliveTimeout=10003'],
    ['kurrentdb://crm?keepAliveTimeout=20000&tls=false', 'kurrentdb://crm?keepAliveTimeout=20003&tls=false'],
    ['kurrentdb://crm?keepalive_timeout=-1', 'kurrentdb://crm?keepalive_timeout=-1'],
  ])('opens a connection of its own: %s', (given, own) => {
    expect(withOwnChannel(given, 3)).toBe(own);
  });
});
