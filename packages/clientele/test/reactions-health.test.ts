import { instant, openClientele, openMemoryStore, openMemoryVault } from '../src/index.ts';
import type { Reaction } from '../src/reactions.ts';
import { newFolder } from '../../../test/new-folder.ts';

const clock = () => instant('2026-07-01T09:00:00Z');

describe('the health of reactions', () => {
  it('stands beside that of workers, until they are closed', async () => {
    await using clientele = await openClientele({
      store: openMemoryStore({ clock }),
      vault: openMemoryVault(),
      actor: 'ann',
      clock,
    });
    const quiet: Reaction = { name: 'quiet', version: 1, on: ['DealClosed'], react: () => [] };
    const running = await clientele.react([quiet], { log: `${newFolder()}/reactions` });
    const { ok, reactions } = await clientele.health();
    expect({ ok, reactions }).toMatchObject({
      ok: true,
      reactions: [{ name: 'quiet', ok: true, status: { kind: 'leading' }, entries: { waiting: 0, 'given-up': 0 } }],
    });
    await running.close();
    expect((await clientele.health()).reactions).toEqual([]);
  });
});
