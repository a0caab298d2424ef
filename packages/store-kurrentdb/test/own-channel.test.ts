import { withOwnChannel } from '../src/own-channel.ts';

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
