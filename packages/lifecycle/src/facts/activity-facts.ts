import { factTable } from '@clientele/core';

/** Signs of life of a client, and refusals: what tells a prospect in work from a dormant one. */
export const activityFacts = factTable({
  name: 'activity',
  version: 1,
  columns: {
    /** `sign` of life or `refusal`. */
    fact: 'text',
  },
  folds: {
    ClientRegistered: sign,
    ClientContacted: sign,
    RequestReceived: sign,
    CampaignResponseReceived: sign,
    DealOpened: sign,
    DealReopened: sign,
    PresentationHeld: sign,
    TrialGiven: sign,
    OfferMade: sign,
    OfferRevised: sign,
    OfferAccepted: sign,
    ContractSigned: sign,
    SurveyAnswered: sign,
    ComplaintFiled: sign,
    PresentationDeclined: refusal,
    OfferDeclined: refusal,
    DealLost: refusal,
  },
});

type Add = (row: Readonly<{ fact: string }>) => void;

const aSign = { fact: 'sign' };
const aRefusal = { fact: 'refusal' };

function sign(_: unknown, add: Add): void {
  add(aSign);
}

function refusal(_: unknown, add: Add): void {
  add(aRefusal);
}
