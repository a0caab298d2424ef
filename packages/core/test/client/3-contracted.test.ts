import {
  amendContract,
  approveContract,
  closeDeal,
  expireContract,
  rejectContract,
  renewContract,
  signContract,
  terminateContract,
} from '@clientele/core/commands';
import { given, type Happened } from '@clientele/core/testing';

import { accepted, delivered, euros, offered, opened, paid, registered, signed } from './acme.ts';

const approved = (role: string): Happened => ({
  type: 'ContractApproved',
  data: { contractId: 'c1', dealId: 'd1', approver: 'ann', role },
});
const rules = { contract: { approvals: ['director', 'accountant'] } };
const agreed = given(registered, opened, offered, accepted);

describe('a contract', () => {
  it('is signed only after the approvals that the rules demand', () => {
    const sign = signContract({ contractId: 'c1', dealId: 'd1' });
    agreed
      .under(rules)
      .when(sign)
      .thenRefused('APPROVALS_MISSING', { missing: ['director', 'accountant'] });
    agreed
      .and(approved('director'))
      .under(rules)
      .when(sign)
      .thenRefused('APPROVALS_MISSING', { missing: ['accountant'] });
    agreed.and(approved('director'), approved('accountant')).under(rules).when(sign).then({ type: 'ContractSigned' });
    agreed.when(sign).then({ type: 'ContractSigned' });
  });

  it('must be approved anew after it was rejected', () => {
    const rejected: Happened = {
      type: 'ContractRejected',
      data: { contractId: 'c1', by: 'client', category: 'terms' },
    };
    agreed
      .and(approved('director'), approved('accountant'), rejected, approved('director'))
      .under(rules)
      .when(signContract({ contractId: 'c1' }))
      .thenRefused('APPROVALS_MISSING', { missing: ['accountant'] });
  });

  it('is approved once by each role, and not any more once it is signed', () => {
    const approve = approveContract({ contractId: 'c1', approver: 'bob', role: 'director' });
    agreed.and(approved('director')).when(approve).thenNothing();
    agreed.and(signed).when(approve).thenRefused('CONTRACT_SIGNED');
    agreed
      .and(signed)
      .when(rejectContract({ contractId: 'c1', by: 'client', category: 'terms' }))
      .thenRefused('CONTRACT_SIGNED');
  });

  it('is signed for an accepted offer or as a frame', () => {
    given(registered, opened, offered)
      .when(signContract({ contractId: 'c1', offerId: 'o1' }))
      .thenRefused('OFFER_NOT_ACCEPTED', { offerId: 'o1' });
    given(registered).when(signContract({})).thenRefused('OFFER_NOT_ACCEPTED');
    given(registered)
      .when(signContract({ frame: true }))
      .then({ type: 'ContractSigned' });
  });

  it('need not be named while it is the only one of its deal', () => {
    const approve = (role: string) => approveContract({ dealId: 'd1', approver: 'ann', role });
    const sign = signContract({ dealId: 'd1' });
    const events = agreed.under(rules).when(approve('director'), approve('accountant'), sign, sign).events();
    expect(events.map(({ type }) => type)).toEqual(['ContractApproved', 'ContractApproved', 'ContractSigned']);
    expect(new Set(events.map(({ data }) => ('contractId' in data ? data.contractId : undefined))).size).toBe(1);
  });

  it('that is a frame says nothing of what one deal costs', () => {
    const frame: Happened = {
      type: 'ContractSigned',
      data: { contractId: 'c1', dealId: 'd1', frame: true, total: euros(1_000_000) },
    };
    given(registered, opened, frame, delivered, paid('p1', 25_000))
      .when(closeDeal({ dealId: 'd1' }))
      .then({ type: 'DealClosed' });
  });

  it('says in its events which deal and which offer it is about', () => {
    agreed
      .when(signContract({ contractId: 'c1', dealId: 'd1' }))
      .then({ type: 'ContractSigned', data: { dealId: 'd1', offerId: 'o1' } });
    agreed
      .and(signed)
      .when(amendContract({ contractId: 'c1' }))
      .then({ type: 'ContractAmended', data: { dealId: 'd1' } });
  });

  it('is signed once, and not for a deal that is closed', () => {
    agreed
      .and(signed)
      .when(signContract({ contractId: 'c1' }))
      .thenNothing();
    agreed
      .and({ type: 'DealLost', data: { dealId: 'd1', stage: 'agreement', category: 'price' } })
      .when(signContract({ contractId: 'c1', dealId: 'd1' }))
      .thenRefused('DEAL_NOT_OPEN');
  });

  it('is amended, renewed and ended once it is signed', () => {
    for (const command of [amendContract, renewContract])
      agreed
        .and(approved('director'))
        .when(command({ contractId: 'c1' }))
        .thenRefused('CONTRACT_NOT_SIGNED');
    agreed.when(amendContract({ contractId: 'c1' })).thenRefused('UNKNOWN_REFERENCE', { field: 'contractId' });
    const end = terminateContract({ contractId: 'c1', by: 'client' });
    agreed
      .and(signed)
      .when(end, end, renewContract({ contractId: 'c1' }))
      .thenRefused('CONTRACT_ENDED');
    agreed
      .and(signed)
      .when(renewContract({ contractId: 'c1' }))
      .then({ type: 'ContractRenewed' });
  });

  it('is noted as expired once its end is over', () => {
    const until = (date: string): Happened => ({ type: 'ContractAmended', data: { contractId: 'c1', until: date } });
    const expire = expireContract({ contractId: 'c1' });
    agreed.and(signed).when(expire).thenRefused('CONTRACT_STILL_RUNNING');
    agreed.and(signed, until('2026-07-01')).when(expire).thenRefused('CONTRACT_STILL_RUNNING', { until: '2026-07-01' });
    agreed.and(signed, until('2026-06-30')).when(expire).then({ type: 'ContractExpired' });
  });
});
