import { clientCommand } from './client-command.ts';

/** An interaction. A proactive one must be allowed by the client’s preferences and by the rules. */
export const recordContact = clientCommand('RecordContact');
export const receiveRequest = clientCommand('ReceiveRequest');
export const acknowledgeRequest = clientCommand('AcknowledgeRequest');
export const promiseAnswer = clientCommand('PromiseAnswer');
export const answerRequest = clientCommand('AnswerRequest');

/** The company says no; that ends the request as an answer does. */
export const declineRequest = clientCommand('DeclineRequest');

/** The next contact has a date and a purpose; under a known `planId` it is moved. */
export const planNextContact = clientCommand('PlanNextContact');
export const sendMeetingMinutes = clientCommand('SendMeetingMinutes');

/** The client agrees to be written to about a topic on a channel. */
export const giveConsent = clientCommand('GiveConsent');

/** Without a topic or a channel, all of them are withdrawn. */
export const withdrawConsent = clientCommand('WithdrawConsent');

/** How the client may be contacted; takes the place of what it said before. */
export const setContactPreference = clientCommand('SetContactPreference');

/** A step of a campaign. Needs consent, and is sent once; another round names the response that caused it. */
export const sendCampaignTouch = clientCommand('SendCampaignTouch');
export const recordCampaignResponse = clientCommand('RecordCampaignResponse');
