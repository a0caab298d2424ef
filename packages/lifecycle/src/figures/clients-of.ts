import { standing } from '@clientele/core';

import type { View } from '../view/view.ts';

/** The clients asked about that fit, by code. */
export function clientsOf({ scope }: View, fits: (client: number) => boolean = () => true): readonly number[] {
  const clients: number[] = [];
  for (let client = 0; client < scope.clients.length; client++)
    if (scope.clients[client] === 1 && fits(client)) clients.push(client);
  return clients;
}

/** The clients that stand for sales which name no client. */
export function unattributedClients({ scope }: View): readonly number[] {
  const clients: number[] = [];
  for (let client = 0; client < scope.population.length; client++)
    if (scope.population[client] === standing.unattributed) clients.push(client);
  return clients;
}
