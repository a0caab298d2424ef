import { clientCommand } from './client-command.ts';

/** A sale comes into progress. */
export const openDeal = clientCommand('OpenDeal');
export const holdPresentation = clientCommand('HoldPresentation');
export const declinePresentation = clientCommand('DeclinePresentation');
export const giveTrial = clientCommand('GiveTrial');
export const grantConcession = clientCommand('GrantConcession');

/** An offer for an open deal; where it names no products they are the deal’s. */
export const makeOffer = clientCommand('MakeOffer');

/** The next revision takes the place of the offer. */
export const reviseOffer = clientCommand('ReviseOffer');

/** The client accepts the live revision of an offer that is still valid. */
export const acceptOffer = clientCommand('AcceptOffer');
export const declineOffer = clientCommand('DeclineOffer');

/** Notice that an offer is past its validity. */
export const expireOffer = clientCommand('ExpireOffer');
export const submitForecast = clientCommand('SubmitForecast');

/** A closed deal is in work again, at the stage named, else at the one where it was lost. */
export const reopenDeal = clientCommand('ReopenDeal');
