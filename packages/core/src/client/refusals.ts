import { commonReasons, type DataOf, type RefusalOf, rule, sense } from '../aggregate/refusals.ts';
import { formatMoney } from '../money/format-money.ts';
import type { Money } from '../money/money.ts';

type Id<Name extends string> = Readonly<Record<Name, string>>;

/** Every reason why a command to a client is refused, by code. */
export const clientReasons = {
  ...commonReasons,

  NOT_REGISTERED: sense(({ clientId }: Id<'clientId'>) => `client ${clientId} is not registered: register it first`),
  ALREADY_REGISTERED: sense(
    ({ clientId }: Id<'clientId'>) => `client ${clientId} is registered already: change its profile instead`,
  ),
  CLIENT_ARCHIVED: rule(
    ({ clientId }: Id<'clientId'>) =>
      `client ${clientId} is archived: a payment or a complaint brings it back, or retract the archiving`,
  ),
  CLIENT_MERGED: sense(
    ({ clientId, into }: Id<'clientId' | 'into'>) =>
      `client ${clientId} was merged into ${into}: record it there, or undo the merge`,
  ),
  CLIENT_ERASED: sense(
    ({ clientId }: Id<'clientId'>) =>
      `the personal data of client ${clientId} was erased: register the person under a new client id`,
  ),
  BEFORE_WHAT_IT_NAMES: rule(
    ({ field, id, occurredAt, since }: Id<'field' | 'id' | 'occurredAt' | 'since'>) =>
      `it is dated ${occurredAt} and names ${field} "${id}", which is there since ${since}: check the time, or correct that one's`,
  ),
  SELF_REFERENCE: sense(
    ({ field, clientId }: Id<'field' | 'clientId'>) => `${field} is client ${clientId} itself: name another client`,
  ),
  NO_OWNER: sense(({ role }: Id<'role'>) => `nobody is ${role} of the client: assign an owner, or say who it was`),
  NOT_THE_OWNER: rule(
    ({ from, role, owner }: { from: string; role: string; owner?: string }) =>
      `${from} is not the ${role} of the client: hand over from ${owner ?? 'nobody: assign an owner instead'}`,
  ),
  MERGED_ELSEWHERE: sense(
    ({ clientId, into }: Id<'clientId' | 'into'>) => `client ${clientId} was merged into ${into}: undo that merge`,
  ),

  UNKNOWN_ZONE: sense(({ zone }: Id<'zone'>) => `"${zone}" is no IANA time zone: write one such as Europe/Berlin`),
  REQUEST_ENDED: rule(
    ({ requestId, ended }: Id<'requestId' | 'ended'>) =>
      `request ${requestId} was ${ended} already: record a new request if the client asks again`,
  ),
  CHANNEL_FORBIDDEN: rule(
    ({ channel, allowed }: { channel: string; allowed?: readonly string[] }) =>
      `the client may not be contacted by ${channel}: ${allowed ? `use ${allowed.join(' or ')}` : 'use another channel'}, or wait for the client to ask`,
  ),
  HOUR_FORBIDDEN: rule(
    ({ time, from, to, zone }: Id<'time' | 'from' | 'to' | 'zone'>) =>
      `the client may be contacted from ${from} to ${to} and it is ${time} in ${zone}: wait for those hours`,
  ),
  TOO_MANY_CONTACTS: rule(
    ({ count, days, next }: { count: number; days: number; next?: string }) =>
      `the client allows ${String(count)} contacts in ${String(days)} days: ${next === undefined ? 'wait for the client to ask' : `the next may be at ${next}`}`,
  ),
  NO_CONSENT: rule(
    ({ channel, topic }: { channel: string; topic?: string }) =>
      `the client has not agreed to ${channel}${topic === undefined ? '' : ` about ${topic}`}: record its consent first`,
  ),
  STEP_ALREADY_SENT: rule(
    ({ campaignId, step }: Id<'campaignId' | 'step'>) =>
      `step ${step} of campaign ${campaignId} was sent to the client before: another round needs the response that causes it`,
  ),
  RESPONSE_TO_ANOTHER_CAMPAIGN: rule(
    ({ responseId, campaignId }: Id<'responseId' | 'campaignId'>) =>
      `response ${responseId} is none to campaign ${campaignId}: name a response to this campaign`,
  ),

  DEAL_NOT_OPEN: rule(
    ({ dealId, status }: Id<'dealId' | 'status'>) => `deal ${dealId} is ${status}: reopen it, or open a new deal`,
  ),
  UNKNOWN_PIPELINE: rule(
    ({ pipeline, pipelines }: { pipeline: string; pipelines: readonly string[] }) =>
      `there is no pipeline ${pipeline}: name one of ${pipelines.join(', ')}, or add it to the rules`,
  ),
  UNKNOWN_STAGE: rule(
    ({ stage, stages }: { stage: string; stages: readonly string[] }) =>
      `there is no stage ${stage} in the deal's pipeline: name one of ${stages.join(', ')}`,
  ),
  WRONG_STAGE: rule(
    ({ dealId, stage, stands }: Id<'dealId' | 'stage' | 'stands'>) =>
      `deal ${dealId} stands in ${stands}, not in ${stage}: leave the stage out, it is recorded by itself`,
  ),
  OFFER_OF_ANOTHER_DEAL: sense(
    ({ offerId, dealId, belongsTo }: Id<'offerId' | 'dealId' | 'belongsTo'>) =>
      `offer ${offerId} belongs to deal ${belongsTo}, not to ${dealId}: leave the deal out or name the right one`,
  ),
  WRONG_REVISION: rule(
    ({ offerId, revision, next }: { offerId: string; revision: number; next: number }) =>
      `revision ${String(revision)} of offer ${offerId} would break its row: the next one is ${String(next)}`,
  ),
  REVISION_NOT_LIVE: rule(
    ({ offerId, revision, live }: { offerId: string; revision: number; live: number }) =>
      `revision ${String(revision)} of offer ${offerId} is not the live one: name revision ${String(live)}`,
  ),
  OFFER_EXPIRED: rule(
    ({ offerId, validUntil }: Id<'offerId' | 'validUntil'>) =>
      `offer ${offerId} was valid until ${validUntil}: revise it or make a new one`,
  ),
  OFFER_STILL_VALID: rule(({ offerId, validUntil }: { offerId: string; validUntil?: string }) =>
    validUntil === undefined
      ? `offer ${offerId} has no end of validity: decline it instead`
      : `offer ${offerId} is valid until ${validUntil}: wait for that`,
  ),
  OFFER_SETTLED: rule(
    ({ offerId, status }: Id<'offerId' | 'status'>) => `offer ${offerId} is ${status} already: revise it first`,
  ),

  APPROVALS_MISSING: rule(
    ({ contractId, missing }: { contractId: string; missing: readonly string[] }) =>
      `contract ${contractId} is not approved by ${missing.join(', ')}: record the approval first`,
  ),
  OFFER_NOT_ACCEPTED: rule(({ contractId, offerId }: { contractId: string; offerId?: string }) =>
    offerId === undefined
      ? `contract ${contractId} has no accepted offer: name one, or sign it as a frame contract`
      : `offer ${offerId} is not accepted: contract ${contractId} can be signed once it is`,
  ),
  CONTRACT_NOT_SIGNED: rule(
    ({ contractId }: Id<'contractId'>) => `contract ${contractId} is not signed: sign it first`,
  ),
  CONTRACT_SIGNED: rule(
    ({ contractId }: Id<'contractId'>) => `contract ${contractId} is signed: amend or terminate it instead`,
  ),
  CONTRACT_ENDED: rule(({ contractId }: Id<'contractId'>) => `contract ${contractId} was terminated: sign a new one`),
  CONTRACT_STILL_RUNNING: rule(({ contractId, until }: { contractId: string; until?: string }) =>
    until === undefined
      ? `contract ${contractId} has no end: terminate it instead`
      : `contract ${contractId} runs until ${until}: wait for that, or terminate it`,
  ),

  INVOICE_EXISTS: rule(({ invoice }: Id<'invoice'>) => `invoice ${invoice} was issued before: use a new number`),
  REFUND_EXCEEDS_PAYMENT: rule(
    ({ asked, refundable }: { asked: Money; refundable: Money }) =>
      `${formatMoney(asked)} cannot be refunded, ${formatMoney(refundable)} can: refund no more than was paid`,
  ),
  NOT_PREPARED: rule(
    ({ deliveryId }: Id<'deliveryId'>) => `delivery ${deliveryId} is not prepared: record its preparation first`,
  ),
  PREPARATION_NOT_APPROVED: rule(
    ({ deliveryId }: Id<'deliveryId'>) =>
      `the client has not approved the preparation of delivery ${deliveryId}: record the approval first`,
  ),
  NOT_DELIVERED: rule(({ dealId }: Id<'dealId'>) => `deal ${dealId} is not delivered: record the delivery first`),
  NOT_PAID_IN_FULL: rule(({ dealId, due, paid }: { dealId: string; due?: Money; paid?: Money }) =>
    due === undefined
      ? `nothing was paid for deal ${dealId}: record the payment first`
      : `${paid === undefined ? 'nothing' : formatMoney(paid)} of ${formatMoney(due)} was paid for deal ${dealId}: record the rest first`,
  ),
  ACT_NOT_SIGNED: rule(({ dealId }: Id<'dealId'>) => `the act of deal ${dealId} is not signed: record that first`),

  COMPLAINT_STEP_MISSING: rule(
    ({ complaintId, step, missing }: { complaintId: string; step: string; missing: readonly string[] }) =>
      `complaint ${complaintId} cannot be ${step} yet: first it is to be ${missing.join(', then ')}`,
  ),
  COMPLAINT_NOT_INVESTIGATED: rule(
    ({ complaintId }: Id<'complaintId'>) =>
      `complaint ${complaintId} has no root cause: record its investigation before the resolution`,
  ),
  COMPLAINT_CLOSED: rule(({ complaintId }: Id<'complaintId'>) => `complaint ${complaintId} is closed: reopen it first`),
  DECISION_REFUSED: rule(
    ({ complaintId }: Id<'complaintId'>) =>
      `the client refused the decision on complaint ${complaintId}: resolve it otherwise and communicate that`,
  ),

  NEVER_CHURNED: rule(({ clientId }: Id<'clientId'>) => `client ${clientId} never left: there is nothing to win back`),
  TASK_DONE: rule(({ taskId }: Id<'taskId'>) => `task ${taskId} is done: assign a new one`),
};

export type ClientRefusalCode = keyof typeof clientReasons;
export type ClientRefusalData<Code extends ClientRefusalCode> = DataOf<typeof clientReasons, Code>;

/** Why a command to a client was refused. */
export type ClientRefusal<Code extends ClientRefusalCode = ClientRefusalCode> = RefusalOf<typeof clientReasons, Code>;
