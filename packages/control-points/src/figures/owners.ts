import { clientAttribute } from '@clientele/core';

import { valueOf } from '../view/value-of.ts';
import type { View } from '../view/view.ts';

/** Who is responsible for a client at the moment; null where nobody is. */
export function ownerOf({ facts, identities, moment }: View): (client: number) => string | null {
  const owner = clientAttribute(facts, moment.knownAt, 'owner');
  return (client) => facts.texts.textOf(valueOf(owner, identities, client, moment.at)) ?? null;
}
