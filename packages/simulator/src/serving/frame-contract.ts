import { dateOf, day } from '../chance/working-time.ts';
import { accountant, director } from '../company/staff.ts';
import type { Life } from '../life/life.ts';

/** A year's supply is agreed; at its end it is renewed, ended, or simply runs out. */
export function agreeOnSupply(life: Life, from: number): void {
  const frame = { contractId: life.newId('contract'), frame: true } as const;
  const approved = life.later(from, 1, 6);
  life.write(approved, 'ContractApproved', { ...frame, approver: director.name, role: 'director' }, director.name);
  const approvedToo = life.later(approved, 0.1, 2);
  life.write(
    approvedToo,
    'ContractApproved',
    { ...frame, approver: accountant.name, role: 'accountant' },
    accountant.name,
  );
  const signed = life.later(approvedToo, 1, 6);
  const until = signed + 364 * day;
  const term = { from: dateOf(signed), until: dateOf(until), autoRenew: life.dice.happens(0.4), noticeDays: 30 };
  life.write(signed, 'ContractSigned', { ...frame, ...term, directions: ['ingredients'] });
  if (life.dice.happens(0.1)) {
    const amended = life.later(signed, 60, 200);
    life.write(amended, 'ContractAmended', { contractId: frame.contractId, noticeDays: 60, why: 'A longer notice' });
  }
  end(life, frame.contractId, until);
}

function end(life: Life, contractId: string, until: number): void {
  const how = life.dice.weighted({ renewed: 55, expired: 30, terminated: 15 });
  if (how === 'renewed') {
    const renewed = life.later(until, -25, -5);
    const next = { from: dateOf(until), until: dateOf(until + 365 * day) };
    life.write(renewed, 'ContractRenewed', { contractId, ...next });
  } else if (how === 'expired') {
    life.write(until + day, 'ContractExpired', { contractId, until: dateOf(until) });
  } else {
    const said = life.later(until, -200, -60);
    life.write(said, 'ContractTerminated', {
      contractId,
      by: 'client',
      category: 'price',
      endsOn: dateOf(life.later(said, 30, 31)),
    });
  }
}
