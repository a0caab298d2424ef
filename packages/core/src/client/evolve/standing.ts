import type { Standing } from '../stages.ts';
import type { Changes, NextClient } from './change.ts';

/** Registered, archived, merged, churned, erased: what the client is, and who of us works with it. */
export const standingChanges: Changes = {
  ClientRegistered(next) {
    if (next.standing.is === 'unknown') next.standing = { is: 'registered' };
  },
  ClientMerged(next, { intoClientId }) {
    if (next.standing.is === 'merged' || next.standing.is === 'erased') return;
    next.standing = { is: 'merged', into: intoClientId, before: next.standing };
  },
  ClientMergeUndone(next) {
    if (next.standing.is === 'merged') next.standing = next.standing.before;
  },
  ClientArchived(next) {
    if (isActive(next.standing)) next.standing = { is: 'archived' };
  },
  ClientChurned(next, _, { occurredAt }) {
    if (!isActive(next.standing)) return;
    next.standing = { is: 'churned', since: occurredAt, left: 'by itself' };
  },
  ClientReleased(next, _, { occurredAt }) {
    if (!isActive(next.standing)) return;
    next.standing = { is: 'churned', since: occurredAt, left: 'released' };
  },
  ClientWonBack(next) {
    next.comeback = 'noticed';
    if (next.standing.is === 'churned') next.standing = { is: 'registered' };
  },
  PersonalDataErased(next) {
    next.standing = { is: 'erased' };
  },
  ContactPersonAdded(next, { personId }, { owner }) {
    next.people = next.people.with(owner, personId, { present: true });
  },
  ContactPersonRemoved(next, { personId }, { owner }) {
    next.people = next.people.with(owner, personId, { present: false });
  },
  OwnerAssigned(next, { employee, role }, { owner }) {
    next.owners = next.owners.with(owner, role, employee);
  },
  OwnerHandedOver(next, { from, to, role, fromRole = role }, { owner }) {
    if (next.owners.get(fromRole) === from) next.owners = next.owners.without(owner, fromRole);
    next.owners = next.owners.with(owner, role, to);
  },
  AccountTeamMemberAssigned(next, { employee, role }, { owner }) {
    next.team = next.team.with(owner, membership(employee, role), true);
  },
  AccountTeamMemberRemoved(next, { employee, role }, { owner }) {
    for (const member of membershipsOf(next.team, employee, role)) next.team = next.team.without(owner, member);
  },
};

/** A payment or a complaint brings an archived client back; a settlement also one that had churned. */
export function reactivate(next: NextClient, settledAt?: string): void {
  if (next.standing.is === 'archived') next.standing = { is: 'registered' };
  if (next.standing.is !== 'churned' || settledAt === undefined || settledAt < next.standing.since) return;
  next.standing = { is: 'registered' };
  next.comeback = 'unnoticed';
}

export const membership = (employee: string, role: string): string => `${employee}\n${role}`;

/** How an employee is in the team: in one role, or in all where none is named. */
export function membershipsOf(team: NextClient['team'], employee: string, role?: string): readonly string[] {
  return [...team.entries()]
    .map(([member]) => member)
    .filter((member) =>
      role === undefined ? member.startsWith(`${employee}\n`) : member === membership(employee, role),
    );
}

const isActive = ({ is }: Standing): boolean => is === 'registered' || is === 'churned' || is === 'unknown';
