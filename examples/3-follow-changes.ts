import { clearTimeout, setTimeout } from 'node:timers';

import { funnel, openClientele, openDeal, register } from 'clientele';

/** Facts as they grow: told that they have caught up, then whom each change is about. */
async function main() {
  await using clientele = await openClientele({ store: 'follow-changes.db', actor: 'ann' });
  const acme = clientele.client('acme');
  await acme.do(register({ kind: 'organisation', name: 'Acme Ovens' }));

  await new Promise<void>((resolve, reject) => {
    const tooLong = setTimeout(() => {
      reject(new Error('nothing was told'));
    }, 10_000);
    const following = clientele.changes$(funnel).subscribe((change) => {
      if (change.kind === 'caught-up') {
        console.log('caught up; now a deal is opened');
        acme.do(openDeal({ motion: 'outbound' })).catch(reject);
        return;
      }
      console.log(`changed: ${[...change.clientIds].join(', ')}`);
      console.log(funnel.report(change.facts).stages['presentation']?.reached);
      clearTimeout(tooLong);
      following.unsubscribe();
      resolve();
    });
  });
}

void main();
