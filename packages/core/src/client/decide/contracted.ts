import { alreadySo } from '../../aggregate/already-so.ts';
import type { DealId, OfferId } from '../../catalogue/ids.ts';
import type { Contract } from '../stages.ts';
import type { Asked, SomeDeciders } from './decider.ts';
import { isPast } from './is-past.ts';
import { mustBeOpen } from './open-deal.ts';
import { contractUnderWay } from './under-way.ts';

/** Contracts from approval to their end. What they are about is written into each event, so that it can be read alone. */
export const contractedDeciders = {
  ApproveContract(asked) {
    const { data, client } = asked;
    const contractId = contractUnderWay(asked, data);
    if (client.contracts.get(contractId)?.approvals.includes(data.role)) return alreadySo;
    mustBeDraft(asked, contractId);
    return { ...data, contractId, ...aboutOf(asked, { ...data, contractId }) };
  },
  RejectContract(asked) {
    const { data } = asked;
    const contractId = contractUnderWay(asked, data);
    mustBeDraft(asked, contractId);
    return { ...data, contractId, ...aboutOf(asked, { ...data, contractId }) };
  },
  SignContract(asked) {
    const { data, client, rules, refuse } = asked;
    const contractId = contractUnderWay(asked, data);
    const contract = client.contracts.get(contractId);
    if (contract?.status === 'signed') return alreadySo;
    mustBeDraft(asked, contractId);
    const approved = contract?.approvals ?? [];
    const missing = rules.contract.approvals.filter((role) => !approved.includes(role));
    if (missing.length > 0) refuse('APPROVALS_MISSING', { contractId, missing });
    const about = aboutOf(asked, { ...data, contractId });
    mustBeOpen(asked, about.dealId);
    const { offerId } = about;
    const frame = data.frame ?? contract?.frame ?? false;
    if (!frame && (offerId === undefined || client.offers.get(offerId)?.status !== 'accepted'))
      refuse('OFFER_NOT_ACCEPTED', { contractId, ...(offerId !== undefined && { offerId }) });
    return { ...data, contractId, ...about };
  },
  AmendContract(asked) {
    mustBeSigned(asked, asked.data.contractId);
    return { ...asked.data, ...aboutOf(asked, asked.data) };
  },
  RenewContract(asked) {
    mustBeSigned(asked, asked.data.contractId);
    return { ...asked.data, ...aboutOf(asked, asked.data) };
  },
  ExpireContract(asked) {
    const { data, client, refuse } = asked;
    const { contractId } = data;
    const contract = client.contracts.get(contractId);
    if (contract?.expired) return alreadySo;
    mustBeSigned(asked, contractId);
    const until = contract?.until;
    if (until === undefined || !isPast(asked, until))
      refuse('CONTRACT_STILL_RUNNING', { contractId, ...(until !== undefined && { until }) });
    return { ...data, ...aboutOf(asked, data) };
  },
  TerminateContract(asked) {
    const { data, client } = asked;
    if (client.contracts.get(data.contractId)?.status === 'terminated') return alreadySo;
    mustBeSigned(asked, data.contractId);
    return { ...data, ...aboutOf(asked, data) };
  },
} satisfies SomeDeciders;

type Drawn = Readonly<{ contractId: string; dealId?: DealId | undefined; offerId?: OfferId | undefined }>;

/** The deal and the offer that a contract is about: as named, else as known, else the accepted offer of its deal. */
function aboutOf({ client }: Asked, drawn: Drawn): Pick<Contract, 'dealId' | 'offerId'> {
  const known = client.contracts.get(drawn.contractId);
  const named = drawn.offerId ?? known?.offerId;
  const dealId = drawn.dealId ?? known?.dealId ?? (named === undefined ? undefined : client.offers.get(named)?.dealId);
  const latest = dealId === undefined ? undefined : client.deals.get(dealId)?.offerId;
  const accepted = latest !== undefined && client.offers.get(latest)?.status === 'accepted' ? latest : undefined;
  const offerId = named ?? accepted;
  return { ...(dealId !== undefined && { dealId }), ...(offerId !== undefined && { offerId }) };
}

function mustBeDraft({ client, refuse }: Asked, contractId: string): void {
  const status = client.contracts.get(contractId)?.status;
  if (status === 'signed') refuse('CONTRACT_SIGNED', { contractId });
  if (status === 'terminated') refuse('CONTRACT_ENDED', { contractId });
}

function mustBeSigned({ client, refuse }: Asked, contractId: string): void {
  const status = client.contracts.get(contractId)?.status;
  if (status === 'draft') refuse('CONTRACT_NOT_SIGNED', { contractId });
  if (status === 'terminated') refuse('CONTRACT_ENDED', { contractId });
}
