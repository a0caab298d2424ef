import { instant, type LogFields, lifecycle, openClientele, openMemoryVault, register } from 'clientele';

import { newFolder } from '../new-folder.ts';
import { recorder } from '../../packages/telemetry/test/recorder.ts';
import { executable, freePorts, KurrentServer, onDisk, serverFolder } from './kurrent-server.ts';

const clock = () => instant('2026-07-01T09:00:00Z');
const program = executable();
const folder = serverFolder();
afterAll(() => folder.remove());

describe('a log on a server that is lost and found again, observed', () => {
  test('says so in logs, metrics and health, without user or password', async () => {
    if (program === undefined) {
      console.info('CLIENTELE_KURRENTDB_BIN names no server to start: none was lost and found again');
      return;
    }
    const [port = 0] = await freePorts(1);
    const server = new KurrentServer(program, port, onDisk(folder.path, 'single'));
    await server.start();
    const lines: (LogFields & { message: string })[] = [];
    const line = (message: string, fields: LogFields) => void lines.push({ ...fields, message });
    const { telemetry, total, measured } = recorder();
    try {
      await using clientele = await openClientele({
        store: `kurrentdb://ann:s3cret@127.0.0.1:${String(port)}?tls=false`,
        vault: openMemoryVault(),
        actor: 'ann',
        clock,
        telemetry,
        log: { info: line, warn: line, error: line },
      });
      const readModel = `${newFolder()}/read`;
      await using following = await clientele.follow([lifecycle], { group: 'crm', readModel });
      const { position } = await clientele.client('acme').do(register({ kind: 'person', name: 'Bo' }));
      if (position !== undefined) await following.seen(position);
      expect(await following.health()).toMatchObject({ ok: true, group: { lag: { events: 0 } } });

      await server.stop('SIGKILL');
      expect(await clientele.health({ timeout: 500 })).toMatchObject({ ok: false, store: { ok: false } });
      const found = clientele.client('bolt').do(register({ kind: 'person', name: 'Ann' }));
      await server.start();
      const { position: later } = await found;
      if (later !== undefined) await following.seen(later, { timeout: 60_000 });
      expect((await clientele.health()).ok).toBe(true);
      expect(await measured('clientele.projection.lag.events')).toMatchObject([{ value: 0 }]);
      expect(await total('clientele.store.retries')).toBeGreaterThan(0);
      expect(lines).toContainEqual(
        expect.objectContaining({
          message: 'the store does not answer, trying again',
          store: `kurrentdb://127.0.0.1:${String(port)}`,
        }),
      );
      expect(JSON.stringify(lines)).not.toContain('s3cret');
    } finally {
      await server.stop('SIGKILL');
    }
  }, 120_000);
});
