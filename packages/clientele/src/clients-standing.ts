import type { Asked } from '@clientele/core';
import { type ClientLine, clientLines, lifecycle } from '@clientele/lifecycle';

import type { ListedClient } from './client-list.ts';
import type { Clientele } from './clientele.ts';

type Options = NonNullable<Parameters<typeof clientLines>[2]>;

/** A client, who it is and where it stands in its life. */
export type ClientStanding = ClientLine & Partial<Pick<ListedClient, 'kind' | 'name' | 'registeredAt'>>;

/**
 * The clients that are known at the moment and that the filter selects, with their names.
 *
 * @example
 * const lost = await clientsStanding(clientele, { at: '2026-07-01' }, { status: 'lost' });
 */
export async function clientsStanding(
  clientele: Clientele,
  asked: Asked = {},
  options: Options = {},
): Promise<readonly ClientStanding[]> {
  const lines = clientLines(await clientele.facts(lifecycle), asked, options);
  const listed = new Map<string, ListedClient>();
  for await (const client of clientele.clients()) listed.set(client.clientId, client);
  return lines.map((line) => ({ ...listed.get(line.clientId), ...line }));
}
