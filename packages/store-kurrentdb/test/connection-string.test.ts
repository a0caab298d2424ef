import { inspect } from 'node:util';

import { instant } from '@clientele/core';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';

import { openKurrentStore } from '../src/index.ts';
import { serverAddress } from '../src/server-address.ts';

const clock = () => instant('2026-07-01T09:00:00Z');

/** What cannot be used, and a word of what is said about it. */
const bad: readonly (readonly [string, RegExp])[] = [
  ['s3cr3t', /begins with none/],
  ['mongodb://ann:s3cr3t@h', /begins with none/],
  ['kurrentdb:/ann:s3cr3t@h', /begins with none/],
  ['kurrentdb://ann:s3cr3t@', /no host/],
  ['kurrentdb://ann:s3cr3t', /host:port/],
  ['kurrentdb://ann:s3cr3t@h:port', /host:port/],
  ['kurrentdb://ann:s3cr3t@h:99999', /host:port/],
  ['kurrentdb://ann:s3cr3t@h:1:2', /host:port/],
  ['kurrentdb://ann:s3cr3t@h,,i', /host:port/],
  ['kurrentdb://ann:s3cr3t@[::1]:2113', /host:port/],
  ['kurrentdb://ann:s3/cr3t@h', /%2F/],
  ['kurrentdb://ann:s3?cr3t@h', /%3F/],
  ['kurrentdb://ann:s3@cr3t@h', /%40/],
  ['kurrentdb://ann:s3:cr3t@h', /%3A/],
  ['kurrentdb://ann:s3 cr3t@h', /%20/],
  ['kurrentdb://s3cr3t@h', /without a password/],
  ['kurrentdb://:s3cr3t@h', /without a user/],
  ['kurrentdb://ann:s3cr3t%zz@h', /%25/],
  ['kurrentdb://ann:s3cr3t@h/s3cr3t', /path/],
  ['kurrentdb://ann:s3cr3t@h?tls=false&bogus=1', /option "bogus".*tls, tlsVerifyCert/],
  ['kurrentdb://ann:s3cr3t@h?s3cr3t=1', /an option that there is not/],
  ['kurrentdb://ann:s3cr3t@h?tls', /without a value/],
  ['kurrentdb://ann:s3cr3t@h?tls=', /without a value/],
  ['kurrentdb://ann:s3cr3t@h?tls=s3cr3t', /another tls than true or false/],
  ['kurrentdb://ann:s3cr3t@h?nodePreference=nearest', /leader, follower/],
  ['kurrentdb://ann:s3cr3t@h?defaultDeadline=soon', /milliseconds/],
  ['kurrentdb://ann:s3cr3t@h?connectionName=%zz', /connectionName/],
  ['kurrentdb://ann:s3cr3t@h?tlsCAFile=/none/s3cr3t.pem', /tlsCAFile than a file that is there/],
  ['kurrentdb://ann:s3cr3t@h?userCertFile=/dev/null', /userKeyFile: name both/],
  ['kurrentdb://ann:s3cr3t@h?throw_on_append_failure=false', /nobody learns of a conflict/],
];

describe('A connection string that cannot be used', () => {
  it.each(bad)('is refused without a word of its secret: %s', async (connectionString, says) => {
    const said: unknown[] = [];
    for (const way of ['warn', 'log', 'error', 'info', 'debug'] as const)
      jest.spyOn(console, way).mockImplementation((...words) => void said.push(words));
    const error: unknown = await openKurrentStore(connectionString, { clock }).catch((refusal: unknown) => refusal);
    jest.restoreAllMocks();
    expect(error).toMatchObject({ code: 'INVALID_CONNECTION', message: expect.stringMatching(says) as string });
    expect(inspect([error, said], { depth: 12, showHidden: true })).not.toMatch(/s3.?cr3t/);
    expect(said).toEqual([]);
  });

  it('is also refused where only the client itself sees why', async () => {
    jest.spyOn(KurrentDBClient, 'connectionString').mockImplementation((text) => {
      throw new Error(`Unexpected ${String(text)}`);
    });
    const error: unknown = await openKurrentStore('kurrentdb://ann:s3cr3t@h', { clock }).catch((e: unknown) => e);
    jest.restoreAllMocks();
    expect(error).toMatchObject({ code: 'INVALID_CONNECTION' });
    expect(inspect(error, { depth: 12 })).not.toContain('s3cr3t');
  });
});

describe('A connection string', () => {
  it.each([
    ['KurrentDB://H:2113/?TLS=false', 'kurrentdb://H:2113', 'kurrentdb://H:2113?tls=false'],
    [' esdb://ann:s3%2Fcr3t@a,b:1\n', 'esdb://a,b:1', 'kurrentdb://ann:s3%2Fcr3t@a,b:1'],
    [
      'esdb+discover://crm.example?node_preference=Leader&keepAliveInterval=-1',
      'esdb+discover://crm.example',
      'kurrentdb+discover://crm.example?nodePreference=Leader&keepAliveInterval=-1',
    ],
  ])('reaches the client in the one form that it never misreads: %s', (text, name, connectionString) => {
    expect(serverAddress(text)).toEqual({ name, connectionString, tls: !connectionString.endsWith('tls=false') });
  });

  it('of a server that does not answer stands in no error, nor in what caused it', async () => {
    const address = 'kurrentdb://ann:s3cr3t@127.0.0.1:1?tls=false';
    const error: unknown = await openKurrentStore(address, { clock, patience: 0, deadline: 500 }).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ code: 'STORE_UNAVAILABLE', store: 'kurrentdb://127.0.0.1:1' });
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain('s3cr3t');
  }, 30_000);
});
