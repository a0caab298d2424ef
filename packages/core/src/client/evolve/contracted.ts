import type { DealId, OfferId } from '../../catalogue/ids.ts';
import type { ClientEventData } from '../events.ts';
import { totalOf } from '../line-total.ts';
import type { Contract } from '../stages.ts';
import type { Changes, Happening, NextClient } from './change.ts';
import { changeDeal } from './change-deal.ts';
import { backToOffer } from './enter-stage.ts';

type Drawn = Readonly<{ contractId: string; dealId?: DealId | undefined; offerId?: OfferId | undefined }>;
type Terms = Pick<ClientEventData<'ContractAmended'>, 'total' | 'products' | 'until' | 'paymentTerms'>;

const undrawn: Contract = { status: 'draft', frame: false, approvals: [], expired: false };

/** Contracts from the first approval to their end. */
export const contractedChanges: Changes = {
  ContractApproved(next, { role, frame, ...contract }, { owner }) {
    change(next, contract, owner, ({ approvals, ...known }) => ({
      ...termsOf(contract),
      frame: frame ?? known.frame,
      approvals: [...approvals, role],
    }));
  },
  ContractRejected(next, { category, ...contract }, { owner }) {
    const { dealId } = change(next, contract, owner, () => ({ approvals: [] }));
    changeDeal(next, owner, dealId, () => ({ ...backToOffer, refused: category }));
  },
  ContractSigned(next, { frame, ...contract }, { owner }) {
    const { dealId } = change(next, contract, owner, (known) => ({
      ...termsOf(contract),
      frame: frame ?? known.frame,
      status: 'signed',
    }));
    changeDeal(next, owner, dealId, () => ({ contractId: contract.contractId }));
  },
  ContractAmended(next, contract, { owner }) {
    change(next, contract, owner, () => termsOf(contract));
  },
  ContractRenewed(next, contract, { owner }) {
    change(next, contract, owner, () => ({ ...termsOf(contract), status: 'signed', expired: false }));
  },
  ContractExpired(next, contract, { owner }) {
    change(next, contract, owner, () => ({ expired: true }));
  },
  ContractTerminated(next, contract, { owner }) {
    change(next, contract, owner, () => ({ status: 'terminated' }));
  },
};

function change(
  next: NextClient,
  { contractId, dealId, offerId }: Drawn,
  owner: Happening['owner'],
  by: (known: Contract) => Partial<Contract>,
): Contract {
  const known = next.contracts.get(contractId) ?? undrawn;
  const offer = offerId ?? known.offerId;
  const deal = dealId ?? known.dealId ?? (offer === undefined ? undefined : next.offers.get(offer)?.dealId);
  const contract = { ...known, dealId: deal, offerId: offer, ...by(known) };
  next.contracts = next.contracts.with(owner, contractId, contract);
  return contract;
}

/** The terms that are said; those that are not stay. */
function termsOf({ total, products, until, paymentTerms }: Terms): Partial<Contract> {
  const amount = total ?? totalOf(products);
  return { ...(amount && { total: amount }), ...(until && { until }), ...(paymentTerms && { paymentTerms }) };
}
