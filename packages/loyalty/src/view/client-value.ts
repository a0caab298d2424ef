import { clientAttribute, valueBefore } from '@clientele/core';

import type { View } from './view.ts';

/** The code of what is said of clients (their owner, a segment parameter) at the moment; 0 for nothing. */
export function clientValue({ facts, scope, moment }: View, fact: string, key?: string): (client: number) => number {
  const attribute = clientAttribute(facts, moment.knownAt, fact, key);
  return (client) => valueBefore(attribute, scope.identities, client, moment.at);
}
