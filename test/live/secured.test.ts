import { idFromKey, instant, type NewEvent, type StoreRetry } from '@clientele/core';
import { openKurrentStore } from '@clientele/store-kurrentdb';

import { type Certificates, makeCertificates } from './certificates.ts';
import { executable, freePorts, KurrentServer, serverFolder } from './kurrent-server.ts';

const program = executable();
const folder = serverFolder();
const clock = () => instant('2026-07-01T09:00:00Z');
let server: KurrentServer | undefined;
let files: Certificates | undefined;

const note: NewEvent = {
  id: idFromKey(clock(), 'note', '0'),
  type: 'NoteAdded',
  data: { n: 0 },
  meta: { schemaVersion: 1, clientId: 'acme', occurredAt: clock(), actor: { id: 'ann' } },
};

beforeAll(async () => {
  if (program === undefined) return;
  files = makeCertificates(folder.path);
  const [port = 0] = await freePorts(1);
  server = new KurrentServer(
    program,
    port,
    [
      ...['--mem-db', '--disable-log-file', '--replication-ip', '127.0.0.1'],
      ...['--certificate-file', files.certificate, '--certificate-private-key-file', files.key],
      ...['--trusted-root-certificates-path', files.authorityFolder],
    ],
    files.authority,
  );
  await server.start();
}, 120_000);

afterAll(async () => {
  await server?.stop();
  folder.remove();
}, 30_000);

const addressed = (who: string, options: string) =>
  `kurrentdb://${who}127.0.0.1:${String(server?.port)}?tls=true${options}`;
const trusted = () => `&tlsCAFile=${encodeURIComponent(files?.authority ?? '')}`;
const opened = (address: string) => openKurrentStore(address, { clock, patience: 3_000, deadline: 3_000 });

/** A server that is given by its address only is not ours to secure. */
const withProgram = (name: string, run: () => Promise<void>): void => {
  test(name, async () => {
    if (program !== undefined) await run();
    else console.info('CLIENTELE_KURRENTDB_BIN names no server to start: none was secured');
  });
};

describe('a server that proves who it is and asks who we are', () => {
  withProgram('is written to and read, with the right password', async () => {
    await using store = await opened(addressed('admin:changeit@', trusted()));
    await store.append('client-acme', [note], { expect: 'no-stream' });
    const types: string[] = [];
    for await (const { type } of store.readStream('client-acme')) types.push(type);
    expect(types).toEqual(['NoteAdded']);
    expect((await store.head()).eventId).toBe(note.id);
  });

  withProgram('refuses a wrong password and none, and the secret is in no message', async () => {
    for (const who of ['admin:s3cr3t@', '']) {
      const failure = await opened(addressed(who, trusted())).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'STORE_DENIED' });
      expect(String(failure)).not.toContain('s3cr3t');
    }
  });

  withProgram('is not reached without TLS, and that is said, without a pause', async () => {
    const retries: StoreRetry[] = [];
    const options = { clock, onRetry: (retry: StoreRetry) => retries.push(retry) };
    const address = addressed('admin:changeit@', '').replace('tls=true', 'tls=false');
    const failure = await openKurrentStore(address, options).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(/speaks TLS.*leave tls=false out/) as string,
    });
    expect(retries).toEqual([]);
  });

  withProgram('is not believed without its authority', async () => {
    const failure = await opened(addressed('admin:changeit@', '')).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringMatching('tlsCAFile') as string });
    expect(String(failure)).not.toContain('changeit');
  });
});
