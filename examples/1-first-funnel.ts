import { acceptOffer, eur, funnel, makeOffer, openClientele, openDeal, register } from 'clientele';

/** Four commands, one figure, and the events behind it. */
async function main() {
  await using clientele = await openClientele({ store: 'first-funnel.db', actor: 'ann' });
  const acme = clientele.client('acme');

  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens', industry: 'bakeries' }));
  const {
    events: [opened],
  } = await acme.do(
    openDeal({
      motion: 'inbound',
      products: [{ product: 'oven-x', quantity: 2, price: eur('12500.00') }],
    }),
  );
  const {
    events: [offered],
  } = await acme.do(makeOffer({ dealId: opened.data.dealId, validUntil: '2036-12-31' }));
  await acme.do(acceptOffer({ offerId: offered.data.offerId }));

  const facts = await clientele.facts(funnel);
  const report = funnel.report(facts);
  for (const [stage, { reached, current }] of Object.entries(report.stages))
    console.log(stage, 'reached', reached, 'now', current.deals);
  console.log(funnel.why(facts, {}, 'stages.offer.reached').facts.map(({ reference }) => reference));
}

void main();
