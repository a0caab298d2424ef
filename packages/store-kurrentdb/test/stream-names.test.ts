import { InvalidNamespace } from '../src/index.ts';
import { StreamNames } from '../src/stream-names.ts';

const streams = ['client-acme', 'client-b_c', 'company', 'north_client-acme', 'north_company'];

describe('Logs that share a server', () => {
  it('take in their own streams, tenants included, and none of another log', () => {
    const logs = [undefined, 'north', 'crm', 'c', 'crm.2'].map((namespace) => new StreamNames(namespace));
    for (const log of logs)
      for (const other of logs) {
        const pattern = new RegExp(log.pattern);
        for (const stream of streams) expect(pattern.test(other.onServer(stream))).toBe(log === other);
        expect(pattern.test(other.identity)).toBe(false);
      }
  });

  it('have names that hide no category', () => {
    for (const namespace of ['', 'a-b', 'a_b', 'a:b', '$a', 'x'.repeat(51)])
      expect(() => new StreamNames(namespace)).toThrow(InvalidNamespace);
  });

  it('give back the names that the log knows', () => {
    const names = new StreamNames('crm');
    for (const stream of streams) expect(names.ofLog(names.onServer(stream))).toBe(stream);
  });
});
