import { instant, lifecycle, openClientele, openMemoryStore, openMemoryVault, register } from '../src/index.ts';
import { newFolder } from '../../../test/new-folder.ts';

const loaded = jest.fn();
jest.mock(
  '@opentelemetry/api',
  () => {
    loaded();
    return {};
  },
  { virtual: true },
);

const clock = () => instant('2026-07-01T09:00:00Z');

describe('without telemetry', () => {
  it('the store is the one that was given, unwrapped, and nothing of OpenTelemetry is loaded', async () => {
    const store = openMemoryStore({ clock });
    await using clientele = await openClientele({ store, vault: openMemoryVault(), actor: 'ann', clock });
    expect(clientele.store).toBe(store);
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel: `${newFolder()}/read` });
    const { position } = await clientele.client('acme').do(register({ kind: 'person', name: 'Bo' }));
    if (position !== undefined) await following.seen(position);
    expect(loaded).not.toHaveBeenCalled();
  });

  it('a worker tells its host, and nobody else', async () => {
    const onNotice = jest.fn();
    await using clientele = await openClientele({
      store: openMemoryStore({ clock }),
      vault: openMemoryVault(),
      actor: 'ann',
      clock,
    });
    const readModel = `${newFolder()}/read`;
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel, onNotice });
    const { position } = await clientele.client('acme').do(register({ kind: 'person', name: 'Bo' }));
    if (position !== undefined) await following.seen(position);
    expect(onNotice).toHaveBeenCalledWith(expect.objectContaining({ kind: 'leads' }));
  });
});
