import { clientAttribute } from '@clientele/core';

import type { View } from './view.ts';

/** The code of who owned a deal at an instant: the owner that its opening names, else the client's then; 0 for nobody. */
export function dealOwners({ facts, moment, walks, identities }: View): (deal: number, instant: number) => number {
  const { log, opened } = walks;
  const owners = clientAttribute(facts, moment.knownAt, 'owner');
  return (deal, instant) => {
    const client = log.client[deal] ?? 0;
    const named = log.openings.owner[log.opening[log.row[opened[deal] ?? -1] ?? -1] ?? -1] ?? 0;
    return named || owners.asOf(client, instant) || owners.asOf(identities.survivorOf(client), instant);
  };
}
