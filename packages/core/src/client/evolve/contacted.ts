import type { Owner } from '../../aggregate/shared-map.ts';
import type { ClientRequest } from '../stages.ts';
import type { Changes, Happening, NextClient } from './change.ts';

/** Contacts, requests, what the client allows, and campaigns. */
export const contactedChanges: Changes = {
  ClientContacted(next, { direction }, happening) {
    if (direction === 'proactive') keepProactive(next, happening);
  },
  RequestReceived(next, { requestId, promisedFor }, { owner }) {
    next.requests = next.requests.with(owner, requestId, { status: 'received', promisedFor });
  },
  RequestAcknowledged(next, { requestId }, { owner }) {
    changeRequest(next, owner, requestId, { status: 'acknowledged' });
  },
  AnswerPromised(next, { requestId, promisedFor }, { owner }) {
    changeRequest(next, owner, requestId, { promisedFor });
  },
  RequestAnswered(next, { requestId }, { owner }) {
    changeRequest(next, owner, requestId, { status: 'answered' });
  },
  RequestDeclined(next, { requestId }, { owner }) {
    changeRequest(next, owner, requestId, { status: 'declined' });
  },
  ConsentGiven(next, { channel, topic }, { owner, at }) {
    next.consents = next.consents.with(owner, String(next.revision), { at, given: true, channel, topic });
  },
  ConsentWithdrawn(next, { channel, topic }, { owner, at }) {
    next.consents = next.consents.with(owner, String(next.revision), { at, given: false, channel, topic });
  },
  ContactPreferenceSet(next, { personId, ...limits }, { owner, at }) {
    next.preferences = next.preferences.with(owner, String(next.revision), { at, personId, limits });
  },
  CampaignTouchSent(next, touch, happening) {
    keepProactive(next, happening);
    next.steps = next.steps.with(happening.owner, stepOf(touch), true);
  },
  CampaignResponseReceived(next, { responseId, campaignId }, { owner }) {
    next.responses = next.responses.with(owner, responseId, campaignId);
  },
  SurveySent(next, { channel }, happening) {
    if (channel !== undefined) keepProactive(next, happening);
  },
};

type Touch = Readonly<{ campaignId: string; step: string; causedBy?: string | undefined }>;

/** One round of a campaign's step: the first one, or another that a response caused. */
export const stepOf = ({ campaignId, step, causedBy = '' }: Touch): string => `${campaignId}\n${step}\n${causedBy}`;

function keepProactive(next: NextClient, { owner, at }: Happening): void {
  next.proactive = next.proactive.with(owner, String(next.revision), at);
}

function changeRequest(next: NextClient, owner: Owner, requestId: string, by: Partial<ClientRequest>): void {
  const request = next.requests.get(requestId);
  if (request) next.requests = next.requests.with(owner, requestId, { ...request, ...by });
}
