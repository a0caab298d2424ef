import {
  acceptOffer,
  declineOffer,
  expireOffer,
  holdPresentation,
  loseDeal,
  makeOffer,
  openDeal,
  recordPayment,
  reopenDeal,
  reviseOffer,
} from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { accepted, churned, offered, opened, registered } from './acme.ts';

const lost: Happened = { type: 'DealLost', data: { dealId: 'd1', stage: 'offer', category: 'price' } };
const revised: Happened = { type: 'OfferRevised', data: { offerId: 'o1', dealId: 'd1', revision: 2 } };
const declined: Happened = {
  type: 'OfferDeclined',
  data: { offerId: 'o1', dealId: 'd1', revision: 1, category: 'price' },
};

describe('a deal', () => {
  it('is one of several that may be open at once', () => {
    given(registered, opened)
      .when(openDeal({ motion: 'inbound' }))
      .then({ type: 'DealOpened' });
    given(registered, opened)
      .when(openDeal({ dealId: 'd1' }))
      .thenRefused('ID_TAKEN', { field: 'dealId' });
  });

  it('goes through a pipeline that the rules know', () => {
    given(registered)
      .when(openDeal({ pipeline: 'cold' }))
      .thenRefused('UNKNOWN_PIPELINE', { pipelines: ['default'] });
    given(registered)
      .when(openDeal({ pipeline: 'cold' }, { imported: true }))
      .thenOdd('UNKNOWN_PIPELINE');
  });

  it('can be lost at any stage, which the system records', () => {
    const stageAt = (...story: Happened[]) =>
      given(registered, opened, ...story)
        .when(loseDeal({ dealId: 'd1', category: 'price' }))
        .events()[0]?.data;
    expect(stageAt()).toMatchObject({ stage: 'presentation', category: 'price' });
    expect(stageAt(offered)).toMatchObject({ stage: 'offer' });
    expect(stageAt(offered, accepted)).toMatchObject({ stage: 'agreement' });
    expect(stageAt(offered, accepted, revised)).toMatchObject({ stage: 'offer' });
    expect(
      stageAt({ type: 'InvoiceIssued', data: { invoice: '1', dealId: 'd1', amount: { minor: 1, currency: 'EUR' } } }),
    ).toMatchObject({ stage: 'payment' });
  });

  it('is lost for the category of the last refusal where none is given, or for no decision', () => {
    given(registered, opened, offered, declined)
      .when(loseDeal({ dealId: 'd1' }))
      .then({ type: 'DealLost', data: { category: 'price' } });
    given(registered, opened)
      .when(loseDeal({ dealId: 'd1' }))
      .then({ type: 'DealLost', data: { category: 'no-decision' } });
  });

  it('is lost once, and can be reopened where it was lost or at a stage that is named', () => {
    given(registered, opened, lost)
      .when(loseDeal({ dealId: 'd1' }))
      .thenNothing();
    given(registered, opened, lost)
      .when(reopenDeal({ dealId: 'd1' }))
      .then({ type: 'DealReopened', data: { stage: 'offer' } });
    given(registered, opened, lost)
      .when(reopenDeal({ dealId: 'd1', stage: 'agreement' }), loseDeal({ dealId: 'd1' }))
      .then({ type: 'DealReopened' }, { type: 'DealLost', data: { stage: 'agreement' } });
    given(registered, opened, lost)
      .when(reopenDeal({ dealId: 'd1', stage: 'dreaming' }))
      .thenRefused('UNKNOWN_STAGE');
    given(registered, opened)
      .when(reopenDeal({ dealId: 'd1' }))
      .thenNothing();
  });

  it('has the stages of its own pipeline', () => {
    const cold = {
      stages: [
        { stage: 'call', enteredBy: ['DealOpened'] },
        { stage: 'trial', enteredBy: ['TrialGiven'] },
      ],
    };
    given(
      registered,
      { type: 'DealOpened', data: { dealId: 'd1', pipeline: 'cold' } },
      { type: 'TrialGiven', data: { dealId: 'd1', product: 'oven-x' } },
    )
      .under({ pipelines: { default: cold, cold } })
      .when(loseDeal({ dealId: 'd1' }))
      .then({ type: 'DealLost', data: { stage: 'trial' } });
  });
});

describe('an offer', () => {
  it('belongs to an open deal', () => {
    given(registered)
      .when(makeOffer({ dealId: 'd9' }))
      .thenRefused('UNKNOWN_REFERENCE', { field: 'dealId', id: 'd9' });
    given(registered, opened)
      .when(makeOffer({ dealId: 'd1' }))
      .then({ type: 'OfferMade', data: { revision: 1 } });
    given(registered, opened, lost)
      .when(makeOffer({ dealId: 'd1' }))
      .thenRefused('DEAL_NOT_OPEN', { status: 'lost' });
    given(registered, opened, lost)
      .when(makeOffer({ dealId: 'd1' }, { imported: true }))
      .thenOdd('DEAL_NOT_OPEN');
  });

  it('is revised under its id, with the next revision', () => {
    given(registered, opened, offered)
      .when(reviseOffer({ offerId: 'o1' }))
      .then({ type: 'OfferRevised', data: { offerId: 'o1', dealId: 'd1', revision: 2 } });
    given(registered, opened, offered)
      .when(reviseOffer({ offerId: 'o1', revision: 3 }))
      .thenRefused('WRONG_REVISION', { next: 2 });
    given(registered, opened, offered, { type: 'DealOpened', data: { dealId: 'd2' } })
      .when(reviseOffer({ offerId: 'o1', dealId: 'd2' }))
      .thenRefused('OFFER_OF_ANOTHER_DEAL', { belongsTo: 'd1' });
  });

  it('is accepted in its live revision only', () => {
    const story = given(registered, opened, offered, revised);
    story.when(acceptOffer({ offerId: 'o1' })).then({ type: 'OfferAccepted', data: { revision: 2, dealId: 'd1' } });
    story.when(acceptOffer({ offerId: 'o1', revision: 1 })).thenRefused('REVISION_NOT_LIVE', { live: 2 });
    story.when(declineOffer({ offerId: 'o1', revision: 1, category: 'price' })).thenRefused('REVISION_NOT_LIVE');
  });

  it('is accepted or declined once', () => {
    given(registered, opened, offered, accepted)
      .when(acceptOffer({ offerId: 'o1' }))
      .thenNothing();
    given(registered, opened, offered, declined)
      .when(declineOffer({ offerId: 'o1', category: 'price' }))
      .thenNothing();
    given(registered, opened, offered, declined)
      .at('2026-06-01')
      .when(acceptOffer({ offerId: 'o1' }))
      .thenRefused('OFFER_SETTLED', { status: 'declined' });
    given(registered, opened, offered, accepted)
      .when(declineOffer({ offerId: 'o1', category: 'price' }))
      .thenRefused('OFFER_SETTLED', { status: 'accepted' });
  });

  it('past its validity cannot be accepted until it is revised; a day lasts until the next one begins', () => {
    const story = given(registered, opened, offered);
    const at = (occurredAt: string) => acceptOffer({ offerId: 'o1' }, { occurredAt });
    story.when(at('2026-06-30T23:59:59.999Z')).then({ type: 'OfferAccepted' });
    story.when(at('2026-07-01T00:00:00Z')).thenRefused('OFFER_EXPIRED', { validUntil: '2026-06-30' });
    story
      .under({ zone: 'America/New_York' })
      .at('2026-07-01T04:00:00Z')
      .when(at('2026-07-01T03:59:00Z'))
      .then({ type: 'OfferAccepted' });
    story
      .when(reviseOffer({ offerId: 'o1', validUntil: '2026-08-01' }), acceptOffer({ offerId: 'o1' }))
      .then({ type: 'OfferRevised' }, { type: 'OfferAccepted', data: { revision: 2 } });
  });

  it('is noted as expired once its validity is over, and can still be declined then', () => {
    const story = given(registered, opened, offered);
    story
      .at('2026-06-30')
      .when(expireOffer({ offerId: 'o1' }))
      .thenRefused('OFFER_STILL_VALID');
    story.when(expireOffer({ offerId: 'o1' }), expireOffer({ offerId: 'o1' })).then({ type: 'OfferExpired' });
    story.when(declineOffer({ offerId: 'o1', category: 'price' })).then({ type: 'OfferDeclined' });
  });

  it('may be made to a client that churned', () => {
    given(registered, churned)
      .when(openDeal({ dealId: 'd1' }), makeOffer({ dealId: 'd1' }))
      .then({ type: 'DealOpened' }, { type: 'OfferMade' });
  });
});

describe('a step of a deal', () => {
  const story = given(registered, { ...opened, occurredAt: '2026-03-10' }, { ...offered, occurredAt: '2026-03-12' }).at(
    '2026-03-20',
  );
  const accept = (occurredAt: string) => acceptOffer({ offerId: 'o1' }, { occurredAt });

  it('is not dated before what it names', () => {
    story.when(accept('2026-03-11T10:00:00Z')).thenRefused('BEFORE_WHAT_IT_NAMES', { field: 'offerId', id: 'o1' });
    story.when(accept('2026-03-12T00:00:00Z')).then({ type: 'OfferAccepted' });
    story
      .when(recordPayment({ dealId: 'd1', amount: { minor: 1, currency: 'EUR' } }, { occurredAt: '2026-03-01' }))
      .thenRefused('BEFORE_WHAT_IT_NAMES', { field: 'dealId' });
  });

  it('that is dated to a day may have been at any time of it', () => {
    const late = openDeal({ dealId: 'd2' }, { occurredAt: '2026-03-15T16:00:00Z' });
    const held = (occurredAt: string) => holdPresentation({ dealId: 'd2' }, { occurredAt });
    story.when(late, held('2026-03-15')).then({ type: 'DealOpened' }, { type: 'PresentationHeld' });
    story.when(late, held('2026-03-15T15:00:00Z')).thenRefused('BEFORE_WHAT_IT_NAMES', { field: 'dealId', id: 'd2' });
  });

  it('that others recorded is taken as it comes, and is odd', () => {
    story.when({ ...accept('2026-03-11T10:00:00Z'), imported: true }).then({ type: 'OfferAccepted' });
  });
});
