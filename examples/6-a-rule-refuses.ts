import { closeDeal, eur, openClientele, openDeal, recordPayment, register } from 'clientele';

/** Rules bind commands. A refusal has a code for programs, a message for people, and leaves no trace in the log. */
async function main() {
  await using clientele = await openClientele({
    store: 'a-rule-refuses.db',
    actor: 'ann',
    rules: { closing: { won: 'paid' } },
  });
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }));
  const {
    events: [opened],
  } = await acme.do(openDeal({ amount: eur('500.00') }));
  const { dealId } = opened.data;

  const judged = await acme.may(closeDeal({ dealId }));
  if (!judged.allowed) for (const { code, message } of judged.refusals) console.log(code, '-', message);

  await acme.do(recordPayment({ dealId, amount: eur('500.00') }));
  const { events } = await acme.do(closeDeal({ dealId }));
  console.log(events.map(({ type }) => type));
}

void main();
