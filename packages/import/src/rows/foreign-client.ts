import { clientIdOf } from '@clientele/core';

import type { ClientDefinition } from '../mapping/client-definition.ts';
import type { Mapping } from '../mapping/mapping.ts';

/** The definition of a client by name; the only one where none is named. */
export function clientDefinition({ clients }: Mapping, name: string | undefined): ClientDefinition {
  const definition = name === undefined ? Object.values(clients)[0] : clients[name];
  if (definition === undefined) throw new TypeError(`the mapping has no client "${name ?? ''}"`);
  return definition;
}

/** Our id of a client that the other system knows by a key. */
export const clientIdOfKey = ({ source }: Mapping, { prefix }: ClientDefinition, key: string): string =>
  clientIdOf(`${prefix}${key}`, source);

/** The client that holds what names no client. */
export const unattributedClient = ({ source }: Mapping): string => `unattributed-${source}`;
