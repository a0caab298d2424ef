import { dateOf } from '../chance/working-time.ts';
import { accountant, director } from '../company/staff.ts';
import type { Life } from '../life/life.ts';
import { euros, itemsOf, totalOf } from './basket.ts';
import type { Deal } from './deal.ts';
import type { AcceptedOffer } from './negotiate-offer.ts';

const halfAndHalf = {
  instalments: [
    { percent: 50, due: 'on-signing' },
    { percent: 50, due: 'on-delivery' },
  ],
} as const;

/** The approvals and the signature. */
export function signContract(
  life: Life,
  deal: Deal,
  { at, basket, offerId }: AcceptedOffer,
): { at: number; contractId: string } {
  const contractId = life.newId('contract');
  const { dealId } = deal;
  const contract = { contractId, dealId, offerId };
  const total = euros(totalOf(basket));
  const byDirector = life.later(at, 1, 4);
  life.write(
    byDirector,
    'ContractApproved',
    { ...contract, approver: director.name, role: 'director', total },
    director.name,
  );
  const byAccountant = life.later(byDirector, 0.1, 3);
  life.write(
    byAccountant,
    'ContractApproved',
    { ...contract, approver: accountant.name, role: 'accountant', total },
    accountant.name,
  );
  const signed = life.later(byAccountant, 1, 8);
  life.write(signed, 'ContractSigned', {
    ...contract,
    total,
    from: dateOf(signed),
    products: itemsOf(basket),
    paymentTerms: { instalments: [...halfAndHalf.instalments] },
  });
  if (life.dice.happens(0.6))
    life.write(signed + 60_000, 'DocumentSigned', {
      documentId: life.newId('document'),
      kind: 'contract',
      dealId,
      contractId,
      by: 'both',
    });
  return { at: signed, contractId };
}
