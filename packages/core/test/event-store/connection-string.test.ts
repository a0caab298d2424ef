import { connectionFrom, connectionName } from '../../src/event-store/index.ts';

const nameOf = (text: string): string | undefined => {
  const connection = connectionFrom(text);
  return connection && connectionName(connection);
};

describe('A connection string', () => {
  it('is told from the name of a file', () => {
    for (const file of ['clients.db', './a/b.db', 'C:\\crm\\clients.db', 'C:/crm.db', '/crm://x', ''])
      expect(connectionFrom(file)).toBeUndefined();
    expect(connectionFrom(' KurrentDB://h:2113/?tls=false\n')).toEqual({
      scheme: 'kurrentdb',
      secret: undefined,
      hosts: 'h:2113',
      path: '/',
      options: 'tls=false',
    });
  });

  it.each([
    ['kurrentdb://crm-1:2113,crm-2,[::1]:9', 'kurrentdb://crm-1:2113,crm-2,[::1]:9'],
    ['kurrentdb://ann:s3cr3t@h?tls=false', 'kurrentdb://h'],
    ['kurrentdb://ann:s3/cr3t@h', 'kurrentdb://h'],
    ['kurrentdb://ann:s3?cr3t@h/x', 'kurrentdb://h'],
    ['kurrentdb://ann:s3#cr3t@h', 'kurrentdb://h'],
    ['kurrentdb://ann:s3@cr3t@h', 'kurrentdb://h'],
    ['kurrentdb://ann:s3\ncr3t@h', 'kurrentdb://h'],
    ['kurrentdb://ann:s3cr3t', 'kurrentdb://…'],
    ['kurrentdb://s3cr3t@', 'kurrentdb://…'],
    ['postgres://ann:s3cr3t@db:5432/crm?ssl=true', 'postgres://db:5432'],
  ])('is called without its secrets: %s', (text, name) => {
    expect(nameOf(text)).toBe(name);
  });
});
