import { typedStore } from '../src/options/typed-store.ts';

describe('A store that is typed again', () => {
  test.each([
    ['clients.db', 'clients.db'],
    ['odd?tls=false.db', 'odd?tls=false.db'],
    ['kurrentdb://localhost:2113', 'kurrentdb://localhost:2113'],
    ['kurrentdb://localhost:2113?tls=false', "'kurrentdb://localhost:2113?tls=false'"],
    [
      'kurrentdb+discover://ann:s3cret@crm-1,crm-2?tlsVerifyCert=false&TLS=True&tlsCAFile=/home/ann/ca.pem',
      "'kurrentdb+discover://crm-1,crm-2?tls=true'",
    ],
  ])('%s keeps whether it uses TLS, and nothing else of a server', (store, typed) => {
    expect(typedStore(store)).toBe(typed);
  });
});
