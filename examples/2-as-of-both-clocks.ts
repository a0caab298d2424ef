import { eur, lifecycle, openClientele, recordPayment, register, retract } from 'clientele';

/** A payment that was entered late, and another that was entered wrongly: what was true, and what was known. */
async function main() {
  await using clientele = await openClientele({ store: 'as-of-both-clocks.db', actor: 'ann' });
  const acme = clientele.client('acme');
  const long = { occurredAt: '2025-11-14T10:00:00Z' };

  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }, { occurredAt: '2025-10-01' }));
  await acme.do(recordPayment({ amount: eur('1200.00') }, long));
  const late = await acme.do(recordPayment({ amount: eur('80.00') }, { occurredAt: '2026-02-03' }));

  const facts = await clientele.facts(lifecycle);
  console.log(lifecycle.of(facts, 'acme', { at: '2026-03-31' }).status);
  console.log(lifecycle.why(facts, { at: '2026-03-31' }, 'acme').because);

  await acme.do(retract({ revision: late.revision, why: 'it was the payment of another client' }));
  const then = await clientele.facts(lifecycle);
  console.log(lifecycle.of(then, 'acme', { at: '2026-03-31' }).status);
  console.log(lifecycle.why(then, { at: '2026-03-31' }, 'acme').because);
}

void main();
