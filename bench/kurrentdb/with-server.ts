import { inScratchFolder } from '../append/scratch.ts';
import { executable, freePorts, KurrentServer, onDisk } from '../../test/live/kurrent-server.ts';

/** Does some work with a server: the one in CLIENTELE_KURRENTDB, or one on disk that ends with it. Undefined, said in one line, where there is none. */
export async function withServer<T>(work: (address: string) => Promise<T>): Promise<T | undefined> {
  const named = process.env['CLIENTELE_KURRENTDB'];
  if (named !== undefined) return work(named);
  const program = executable();
  if (program === undefined) {
    process.stderr.write(
      'there is no KurrentDB: name one in CLIENTELE_KURRENTDB, or its program in CLIENTELE_KURRENTDB_BIN\n',
    );
    return undefined;
  }
  return inScratchFolder(async (folder) => {
    const [port = 0] = await freePorts(1);
    const server = new KurrentServer(program, port, onDisk(folder, 'bench'));
    await server.start();
    try {
      return await work(`kurrentdb://127.0.0.1:${String(port)}?tls=false`);
    } finally {
      await server.stop();
    }
  });
}
