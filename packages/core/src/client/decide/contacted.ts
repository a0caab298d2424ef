import { alreadySo } from '../../aggregate/already-so.ts';
import { Calendar } from '../../calendar/calendar.ts';
import { UnknownZone } from '../../calendar/unknown-zone.ts';
import { stepOf } from '../evolve/contacted.ts';
import { isConsented } from '../permissions.ts';
import type { Asked, SomeDeciders } from './decider.ts';
import { mayContact } from './may-contact.ts';

/** Contacts, requests, what the client allows, campaigns. */
export const contactedDeciders = {
  RecordContact(asked) {
    if (asked.data.direction === 'proactive') mayContact(asked, asked.data);
    return asked.data;
  },
  AcknowledgeRequest({ data, client }) {
    return client.requests.get(data.requestId)?.status === 'received' ? data : alreadySo;
  },
  PromiseAnswer(asked) {
    const { data, client } = asked;
    refuseEnded(asked, data.requestId);
    return client.requests.get(data.requestId)?.promisedFor === data.promisedFor ? alreadySo : data;
  },
  AnswerRequest(asked) {
    if (statusOf(asked, asked.data.requestId) === 'answered') return alreadySo;
    refuseEnded(asked, asked.data.requestId);
    return asked.data;
  },
  DeclineRequest(asked) {
    if (statusOf(asked, asked.data.requestId) === 'declined') return alreadySo;
    refuseEnded(asked, asked.data.requestId);
    return asked.data;
  },
  SetContactPreference({ data, refuse }) {
    const zone = data.hours?.zone;
    if (zone !== undefined && !isZone(zone)) refuse('UNKNOWN_ZONE', { zone });
    return data;
  },
  SendCampaignTouch(asked) {
    const { data, client, at, refuse } = asked;
    const { campaignId, step, channel, topic, causedBy } = data;
    mayContact(asked, data);
    if (!isConsented(client.consents.values(), { channel, topic }, at))
      refuse('NO_CONSENT', { channel, ...(topic !== undefined && { topic }) });
    if (client.steps.has(stepOf(data))) refuse('STEP_ALREADY_SENT', { campaignId, step });
    if (causedBy !== undefined && client.responses.get(causedBy) !== campaignId)
      refuse('RESPONSE_TO_ANOTHER_CAMPAIGN', { responseId: causedBy, campaignId });
    return data;
  },
  SendSurvey(asked) {
    const { channel, personId } = asked.data;
    if (channel !== undefined) mayContact(asked, { channel, personId });
    return asked.data;
  },
} satisfies SomeDeciders;

const statusOf = ({ client }: Asked, requestId: string) => client.requests.get(requestId)?.status;

function refuseEnded(asked: Asked, requestId: string): void {
  const ended = statusOf(asked, requestId);
  if (ended === 'answered' || ended === 'declined') asked.refuse('REQUEST_ENDED', { requestId, ended });
}

function isZone(zone: string): boolean {
  try {
    return Calendar.of(zone).zone === zone;
  } catch (error) {
    if (error instanceof UnknownZone) return false;
    throw error;
  }
}
