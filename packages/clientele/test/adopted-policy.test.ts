import { openMemoryStore, openMemoryVault } from '@clientele/core';
import { adoptPolicy, correct, openClientele, retract } from 'clientele';

import { tickingClock } from './ticking-clock.ts';

const clock = tickingClock('2026-03-01T09:00:00Z');
const open = () => openClientele({ store: openMemoryStore({ clock }), vault: openMemoryVault(), actor: 'ann', clock });
const months = (n: number, version: string, occurredAt: string) =>
  adoptPolicy({ name: 'lifecycle', version, content: { period: { months: n } } }, { occurredAt });

describe('the policy that the company has adopted', () => {
  it('is the latest that was adopted before the moment asked for', async () => {
    await using clientele = await open();
    await clientele.company.do([months(3, '1', '2025-01-01'), months(6, '2', '2026-01-01')]);
    expect(await clientele.adoptedPolicy('lifecycle')).toEqual({ period: { months: 6 } });
    expect(await clientele.adoptedPolicy('lifecycle', { at: '2025-06-01' })).toEqual({ period: { months: 3 } });
    expect(await clientele.adoptedPolicy('lifecycle', { at: '2024-06-01' })).toBeUndefined();
    expect(await clientele.adoptedPolicy('funnel')).toBeUndefined();
  });

  it('is what a correction says, or none after a retraction, for those who know of it', async () => {
    await using clientele = await open();
    await clientele.company.do(months(3, '1', '2025-01-01'));
    const before = clock();
    await clientele.company.do(
      correct({
        revision: 0,
        data: { name: 'lifecycle', version: '1', content: { period: { months: 4 } } },
        why: 'typed wrongly',
      }),
    );
    expect(await clientele.adoptedPolicy('lifecycle')).toEqual({ period: { months: 4 } });
    expect(await clientele.adoptedPolicy('lifecycle', { knownAt: before })).toEqual({ period: { months: 3 } });
    await clientele.company.do(retract({ revision: 0, why: 'never adopted' }));
    expect(await clientele.adoptedPolicy('lifecycle')).toBeUndefined();
  });
});
