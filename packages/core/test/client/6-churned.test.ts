import { recordChurn, recordContact, recordPayment, releaseClient, winBackClient } from '@clientele/core/commands';
import { given } from '@clientele/core/testing';

import { churned, euros, registered } from './acme.ts';

const leave = recordChurn({ category: 'price', voluntary: true });

describe('a churned client', () => {
  it('leaves once', () => {
    given(registered, churned).when(leave).thenNothing();
    given(registered, churned)
      .when(releaseClient({ category: 'unprofitable' }))
      .thenNothing();
    given(registered)
      .when(releaseClient({ category: 'unprofitable' }), leave)
      .then({ type: 'ClientReleased' });
  });

  it('can be contacted', () => {
    given(registered, churned)
      .when(recordContact({ direction: 'proactive', channel: 'phone' }))
      .then({ type: 'ClientContacted' });
  });

  it('is won back by a settlement, and can churn again', () => {
    const pay = recordPayment({ amount: euros(10) });
    given(registered, churned).when(pay, leave).then({ type: 'PaymentReceived' }, { type: 'ClientChurned' });
  });

  it('is not won back by a zero amount, nor by what was paid before it left', () => {
    given(registered, churned)
      .when(recordPayment({ amount: euros(0) }), leave)
      .then({ type: 'PaymentReceived' });
    given(registered, churned)
      .when(recordPayment({ amount: euros(10) }, { occurredAt: '2026-01-31' }), leave)
      .then({ type: 'PaymentReceived' });
  });

  it('is noted as won back once', () => {
    const story = given(registered, churned);
    story
      .when(recordPayment({ amount: euros(10) }), winBackClient({}), winBackClient({}))
      .then({ type: 'PaymentReceived' }, { type: 'ClientWonBack' });
    given(registered).when(winBackClient({})).thenRefused('NEVER_CHURNED');
  });
});
