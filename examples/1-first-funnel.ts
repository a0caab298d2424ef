import { acceptOffer, eur, funnel, makeOffer, openClientele, openDeal, register } from 'clientele';

async function main() {
  await using clientele = await openClientele({ store: 'clients.db', actor: 'ann' });
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
  console.log(JSON.stringify(report.stages, null, 1));
  console.log(funnel.why(facts, {}, 'stages.offer.reached'));
  for await (const e of acme.story()) console.log(e.type, JSON.stringify(e.data));
}

void main();
