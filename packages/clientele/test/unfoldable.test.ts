import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newId } from '@clientele/core';
import { type Clientele, correct, eur, lifecycle, openClientele, recordPayment, register, retract } from 'clientele';

import { tickingClock } from './ticking-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'clientele-unfoldable-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const clock = tickingClock('2026-03-01T09:00:00Z');
const amountOf = (text: string) => ({ amount: eur(text) });

/** A client whose second event, by a program that did not look, is a payment of no amount. */
async function withPoison(name: string): Promise<Clientele> {
  const clientele = await openClientele({ store: join(folder, name), actor: 'ann', clock });
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme' }));
  const meta = { schemaVersion: 1, clientId: 'acme', occurredAt: clock(), actor: { id: 'ann' } };
  const payment = { id: newId(clock()), type: 'PaymentReceived', data: { paymentId: 'p0' }, meta };
  await clientele.store.append('client-acme', [payment], { expect: 0 });
  await acme.do(recordPayment(amountOf('10.00')));
  return clientele;
}

describe('an event that cannot be folded', () => {
  it.each([
    ['retracts', retract({ revision: 1, why: 'it has no amount' }), '10.00'],
    [
      'corrects',
      correct({ revision: 1, data: { paymentId: 'p0', ...amountOf('5.00') }, why: 'it had no amount' }),
      '15.00',
    ],
  ])('stands in the way of the facts until somebody %s it', async (what, command, total) => {
    await using clientele = await withPoison(`${what}.db`);
    const acme = clientele.client('acme');
    await expect(clientele.facts(lifecycle)).rejects.toMatchObject({ code: 'UNFOLDABLE_EVENT', reference: 'acme@1' });
    const readModel = join(folder, `${what}.db.read`);
    await using following = await clientele.follow([lifecycle], { group: 'crm', readModel });
    await following.facts();
    expect((await following.waiting()).clients).toBe(1);
    const { position } = await acme.do(command);
    if (position === undefined) throw new Error('nothing was recorded');
    await following.seen(position);
    expect(await following.parked()).toEqual([]);
    for (const facts of [await clientele.facts(lifecycle), await following.facts()]) {
      const { rows, order, supersededAt } = facts.indexed('settlements');
      const counted = [...order].filter((row) => supersededAt[row] === Infinity);
      expect(counted.reduce((sum, row) => sum + Number(rows.values(row).minor), 0)).toBe(Number(total) * 100);
    }
  });
});
