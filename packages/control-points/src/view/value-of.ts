import type { Attribute, Identities } from '@clientele/core';

/** What holds of a client before a moment; what was only said of one merged into it counts where itself says nothing. */
export function valueOf(attribute: Attribute, identities: Identities, client: number, moment: number): number {
  for (const member of identities.members(client)) {
    const value = attribute.before(member, moment);
    if (value !== 0) return value;
  }
  return 0;
}
