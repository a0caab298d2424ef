import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fileCheckpoint, mirror } from '../src/index.ts';
import { fill, openLog } from './logs.ts';

describe('the checkpoint in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-mirror-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is a small piece of JSON that the next run reads', async () => {
    const path = join(folder, 'copy.json');
    const from = await fill(openLog('original'), 2, 3);
    const to = openLog('copy');
    await mirror({ from, to, checkpoint: fileCheckpoint(path) });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      from: { logId: 'original', position: '6' },
      to: { logId: 'copy' },
    });
    expect(await mirror({ from, to, checkpoint: fileCheckpoint(path) })).toMatchObject({ copied: 0, resumed: true });
  });

  it('counts as lost when nobody can read it', async () => {
    const path = join(folder, 'damaged.json');
    const from = await fill(openLog('original'), 2, 3);
    const to = openLog('copy');
    await mirror({ from, to });
    for (const text of ['', '{"from":', '[]', 'null', '{"from":{"logId":1},"to":{}}']) {
      writeFileSync(path, text);
      const outcome = await mirror({ from, to, checkpoint: fileCheckpoint(path) });
      expect(outcome).toMatchObject({ copied: 0, present: 6, resumed: false });
    }
  });
});
