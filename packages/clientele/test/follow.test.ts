import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { eur, instant, lifecycle, openClientele, openReadModel, recordPayment, register } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-follow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const clock = () => instant('2026-07-01T09:00:00Z');
const open = () => openClientele({ store: join(folder, 'clients.db'), actor: 'ann', clock });
const readModel = join(folder, 'clients.db.read');

describe('following a log', () => {
  it('keeps facts in a read model, in which a caller finds what he just wrote', async () => {
    await using clientele = await open();
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    const { position } = await clientele
      .client('acme')
      .do([register({ kind: 'organisation', name: 'Acme Ovens' }), recordPayment({ amount: eur('1250.00') })]);
    if (position === undefined) throw new Error('nothing was recorded');
    await following.seen(position);
    expect(lifecycle.of(await following.facts(), 'acme').status).toBe('new');
    expect(await following.parked()).toEqual([]);
  });

  it('goes on after a restart, and lets others look at the group', async () => {
    await using clientele = await open();
    const { position } = await clientele.client('bolt').do(register({ kind: 'person', name: 'Bo' }));
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    if (position !== undefined) await following.seen(position);
    expect((await following.facts()).log.events).toBe(3);
    await using looking = await openReadModel(readModel);
    expect(await looking.current('crm')).toMatchObject({ group: 'crm', partitions: 1 });
  });

  it('is refused a policy of a question that is not followed, or that says something it cannot', async () => {
    await using clientele = await open();
    const follow = (policy: object) => clientele.follow([lifecycle], { group: 'crm', readModel, policy });
    await expect(follow({ livecycle: {} })).rejects.toMatchObject({ code: 'INVALID_POLICY', entry: 'livecycle' });
    await expect(follow({ lifecycle: { zone: 5 } })).rejects.toMatchObject({ code: 'INVALID_POLICY', entry: 'zone' });
    const policy = { lifecycle: { zone: 5 } };
    // @ts-expect-error: the policy of a question is checked by its type, too.
    await expect(clientele.follow([lifecycle], { group: 'crm', readModel, policy })).rejects.toThrow('zone');
  });
});
