import {
  approvePreparation,
  closeDeal,
  deliver,
  loseDeal,
  prepareDelivery,
  promiseDelivery,
} from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { accepted, delivered, offered, opened, paid, registered, signed } from './acme.ts';

const agreed = given(registered, opened, offered, accepted, signed);

describe('a delivery', () => {
  const demanding = {
    pipelines: { default: { stages: [{ stage: 'all', enteredBy: ['DealOpened'] }], deliveryNeedsApproval: true } },
  };
  const prepared: Happened = { type: 'DeliveryPrepared', data: { deliveryId: 'v1', dealId: 'd1' } };
  const approvedPreparation: Happened = {
    type: 'DeliveryPreparationApproved',
    data: { deliveryId: 'v1', dealId: 'd1' },
  };

  it('needs the approval of its preparation, where the pipeline demands it', () => {
    agreed.when(deliver({ dealId: 'd1' })).then({ type: 'Delivered' });
    const story = agreed.under(demanding);
    story.when(deliver({ dealId: 'd1' })).thenRefused('PREPARATION_NOT_APPROVED');
    story
      .and(prepared)
      .when(deliver({ deliveryId: 'v1', dealId: 'd1' }))
      .thenRefused('PREPARATION_NOT_APPROVED');
    story
      .and(prepared, approvedPreparation)
      .when(deliver({ deliveryId: 'v1', dealId: 'd1' }))
      .then({ type: 'Delivered' });
    story
      .and(prepared, approvedPreparation)
      .when(deliver({ dealId: 'd1' }))
      .then({ type: 'Delivered' });
  });

  it('need not be named while it is the only one of its deal, and is delivered once', () => {
    const events = agreed
      .under(demanding)
      .when(
        prepareDelivery({ dealId: 'd1' }),
        approvePreparation({ dealId: 'd1' }),
        deliver({ dealId: 'd1' }),
        deliver({ dealId: 'd1' }),
      )
      .events();
    expect(events.map(({ type }) => type)).toEqual(['DeliveryPrepared', 'DeliveryPreparationApproved', 'Delivered']);
    expect(new Set(events.map(({ data }) => ('deliveryId' in data ? data.deliveryId : undefined))).size).toBe(1);
  });

  it('in parts leaves the deal undelivered until the last of them', () => {
    const part: Happened = { type: 'Delivered', data: { deliveryId: 'v1', dealId: 'd1', partial: true } };
    agreed
      .and(part, paid('p1', 25_000))
      .when(closeDeal({ dealId: 'd1' }))
      .thenRefused('NOT_DELIVERED');
    agreed
      .and(part, paid('p1', 25_000))
      .when(deliver({ deliveryId: 'v1' }), closeDeal({ dealId: 'd1' }))
      .then({ type: 'Delivered', data: { dealId: 'd1' } }, { type: 'DealClosed' });
  });

  it('leaves the deal undelivered while another that was promised or prepared is not delivered', () => {
    const promised: Happened = {
      type: 'DeliveryPromised',
      data: { deliveryId: 'v1', dealId: 'd1', promisedFor: '2026-08-01' },
    };
    const ready: Happened = { type: 'DeliveryPrepared', data: { deliveryId: 'v2', dealId: 'd1' } };
    const story = agreed.and(promised, ready, promised, paid('p1', 25_000));
    const [one, other, close] = [
      deliver({ deliveryId: 'v1' }),
      deliver({ deliveryId: 'v2' }),
      closeDeal({ dealId: 'd1' }),
    ];
    story.when(one, close).thenRefused('NOT_DELIVERED');
    story.when(other, close).thenRefused('NOT_DELIVERED');
    story.when(other, one, close).then({ type: 'Delivered' }, { type: 'Delivered' }, { type: 'DealClosed' });
    story
      .when(one, loseDeal({ dealId: 'd1' }))
      .then({ type: 'Delivered' }, { type: 'DealLost', data: { stage: 'delivery' } });
    story
      .when(one, other, loseDeal({ dealId: 'd1' }))
      .then({ type: 'Delivered' }, { type: 'Delivered' }, { type: 'DealLost', data: { stage: 'closing' } });
  });

  it('promised after all was delivered has to be delivered too', () => {
    agreed
      .and(delivered, paid('p1', 25_000))
      .when(promiseDelivery({ deliveryId: 'v2', dealId: 'd1', promisedFor: '2026-08-01' }), closeDeal({ dealId: 'd1' }))
      .thenRefused('NOT_DELIVERED');
  });

  it('is prepared before the preparation is approved, and delivered once', () => {
    agreed.when(prepareDelivery({ dealId: 'd1' })).then({ type: 'DeliveryPrepared' });
    agreed
      .and({ type: 'DeliveryPromised', data: { deliveryId: 'v1', promisedFor: '2026-08-01' } })
      .when(approvePreparation({ deliveryId: 'v1' }))
      .thenRefused('NOT_PREPARED');
    agreed
      .and(prepared, approvedPreparation)
      .when(approvePreparation({ deliveryId: 'v1' }))
      .thenNothing();
    agreed
      .and(delivered)
      .when(deliver({ deliveryId: 'v1' }))
      .thenNothing();
  });
});
