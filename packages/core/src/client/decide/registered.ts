import { alreadySo } from '../../aggregate/already-so.ts';
import { membershipsOf } from '../evolve/standing.ts';
import type { SomeDeciders } from './decider.ts';

/** Who the client is, and who of us works with it. */
export const registeredDeciders = {
  RemoveContactPerson: ({ data, client }) => (client.people.get(data.personId)?.present ? data : alreadySo),
  AssignOwner: ({ data, client }) => (client.owners.get(data.role) === data.employee ? alreadySo : data),
  HandOverOwner({ data, client: { owners }, refuse }) {
    const { role, to, from } = data;
    const roles = [...owners.entries()].map(([known]) => known);
    const only = roles.length === 1 ? roles[0] : undefined;
    const held = data.fromRole ?? (owners.has(role) ? role : (only ?? role));
    const owner = owners.get(held);
    if (owner === to && held === role) return alreadySo;
    if (from !== undefined && from !== owner) refuse('NOT_THE_OWNER', { from, role: held, ...(owner && { owner }) });
    const giver = from ?? owner;
    if (giver !== undefined)
      return { ...data, from: giver, ...(isOwnerRole(held) && held !== role && { fromRole: held }) };
    refuse('NO_OWNER', { role: held });
    return alreadySo;
  },
  AssignTeamMember: ({ data, client }) =>
    membershipsOf(client.team, data.employee, data.role).length > 0 ? alreadySo : data,
  RemoveTeamMember: ({ data, client }) =>
    membershipsOf(client.team, data.employee, data.role).length === 0 ? alreadySo : data,
  MergeClient({ data, client: { standing }, clientId, refuse }) {
    if (standing.is !== 'merged') return data;
    if (standing.into !== data.intoClientId) refuse('CLIENT_MERGED', { clientId, into: standing.into });
    return alreadySo;
  },
  UndoMerge({ data, client: { standing }, clientId, refuse }) {
    if (standing.is !== 'merged') return alreadySo;
    const { into } = standing;
    if (data.intoClientId !== undefined && data.intoClientId !== into) refuse('MERGED_ELSEWHERE', { clientId, into });
    return { ...data, intoClientId: into };
  },
  ArchiveClient: ({ data, client }) => (client.standing.is === 'archived' ? alreadySo : data),
} satisfies SomeDeciders;

const isOwnerRole = (role: string): role is 'account-executive' | 'account-manager' =>
  role === 'account-executive' || role === 'account-manager';
