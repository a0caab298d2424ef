import { eur, lifecycle, openClientele, recordPayment, register } from 'clientele';

/** Another policy is another argument over the same past: nothing is migrated, nothing is run again. */
async function main() {
  await using clientele = await openClientele({ store: 'what-if.db', actor: 'ann' });
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }, { occurredAt: '2025-10-01' }));
  await acme.do(recordPayment({ amount: eur('1200.00') }, { occurredAt: '2025-11-14' }));

  const facts = await clientele.facts(lifecycle);
  for (const months of [3, 6, 12])
    console.log(
      `${String(months)} months:`,
      lifecycle.of(facts, 'acme', { at: '2026-03-31' }, { period: { months } }).status,
    );
  console.log('changes by itself at', lifecycle.next(facts, 'acme', { at: '2026-01-01' }));
}

void main();
