import { eur, funnel, lifecycle, openClientele, recordPayment, register } from 'clientele';
import { firstValueFrom } from 'rxjs';

const callThem = (clientId: string, at: string) => {
  console.log(`${clientId} was lost on ${at.slice(0, 10)}: call them`);
};

/** Statuses as they change, by events and by the clock alone; and reading your own write. */
async function main() {
  await using clientele = await openClientele({ store: 'follow-transitions.db', actor: 'ann' });
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }));

  const following = await clientele.follow([lifecycle, funnel], {
    group: 'crm',
    readModel: process.env['DATABASE_URL'] ?? 'follow-transitions.db.read',
    policy: { lifecycle: { period: { months: 6 } } },
  });
  following.changes$(lifecycle, { to: 'lost' }).subscribe(({ clientId, at, restates }) => {
    if (restates === undefined) callThem(clientId, at);
  });
  following.lag$.subscribe(({ events }) => {
    console.log(`${String(events)} events behind`);
  });

  // Transitions are told from the end of the log on: it is reached in a moment.
  await firstValueFrom(following.changes$(lifecycle, { signals: true }));

  // Recorded today, though it was made two years ago: by now acme is lost.
  const { position } = await acme.do(recordPayment({ amount: eur('980.00') }, { occurredAt: '2024-01-15T09:00:00Z' }));
  if (position !== undefined) await following.seen(position, { timeout: 10_000 });
  console.log(lifecycle.of(await following.facts(), 'acme').status);
  await following.close();
}

void main();
