import { executable, freePorts, KurrentServer } from './kurrent-server.ts';

let count = 0;

/** A log of its own for a test. */
export const newNamespace = (): string => `t${Date.now().toString(36)}.${String(process.pid)}.${String((count += 1))}`;

/** The server of a test file: the one that is named, or one in memory that ends with the tests. */
export function serverOfTests(): () => string {
  const named = process.env['CLIENTELE_KURRENTDB'];
  if (named !== undefined) return () => named;
  let server: KurrentServer | undefined;
  beforeAll(async () => {
    const program = executable();
    if (program === undefined) throw new Error('there is no server: name one in CLIENTELE_KURRENTDB, or install one');
    const [port = 0] = await freePorts(1);
    server = new KurrentServer(program, port, ['--mem-db', '--disable-log-file']);
    await server.start();
  }, 120_000);
  afterAll(() => server?.stop(), 30_000);
  return () => `kurrentdb://127.0.0.1:${String(server?.port)}?tls=false`;
}
