import { clientAttribute } from '@clientele/core';

import type { View } from './view.ts';

/**
 * The code of what is said of clients (their owner, a segment parameter) at the moment; 0 for
 * nothing. What was only said of one merged into a client counts where itself says nothing.
 */
export function clientValue({ facts, scope, moment }: View, fact: string, key?: string): (client: number) => number {
  const attribute = clientAttribute(facts, moment.knownAt, fact, key);
  return (client) => {
    for (const member of scope.identities.members(client)) {
      const value = attribute.before(member, moment.at);
      if (value !== 0) return value;
    }
    return 0;
  };
}
