import type { Attribute } from './attribute.ts';
import type { Identities } from './identities.ts';

/**
 * The code of what holds of a client before a moment; 0 for nothing. What was only said of one merged
 * into it counts where itself says nothing.
 */
export function valueBefore(
  attribute: Attribute,
  { members }: Pick<Identities, 'members'>,
  client: number,
  moment: number,
): number {
  for (const member of members(client)) {
    const value = attribute.before(member, moment);
    if (value !== 0) return value;
  }
  return 0;
}
