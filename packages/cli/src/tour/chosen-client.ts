import { type Asked, type Clientele, lifecycle } from 'clientele';

import { clientsStanding } from '../clients-standing.ts';

/** A client whose life shows much in few events: one that was lost and came back, else one that was lost. */
export async function chosenClient(clientele: Clientele, asked: Asked): Promise<string> {
  const standing = await clientsStanding(clientele, asked, {});
  const turns = (client: (typeof standing)[number]) => client.lifecycle.history.statuses.length;
  const [chosen] = [...standing].sort(
    (a, b) => worth(b.lifecycle.status) - worth(a.lifecycle.status) || turns(a) - turns(b),
  );
  return chosen?.clientId ?? '';
}

const worth = (status: ReturnType<typeof lifecycle.of>['status']): number =>
  ({ restored: 3, lost: 2, regular: 1, new: 0, prospect: -1 })[status];
