import { alreadySo } from '../../aggregate/already-so.ts';
import type { SomeDeciders } from './decider.ts';

/** The end of the relationship, and its return. */
export const churnedDeciders = {
  RecordChurn: ({ data, client }) => (client.standing.is === 'churned' ? alreadySo : data),
  ReleaseClient: ({ data, client }) => (client.standing.is === 'churned' ? alreadySo : data),
  WinBackClient({ data, client: { standing, comeback }, clientId, refuse }) {
    if (standing.is === 'churned' || comeback === 'unnoticed') return data;
    if (comeback === 'none') refuse('NEVER_CHURNED', { clientId });
    return alreadySo;
  },
} satisfies SomeDeciders;
