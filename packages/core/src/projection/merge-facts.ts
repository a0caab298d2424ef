import { companyId } from '../event/stream.ts';
import { addFacts } from './add-facts.ts';
import { Facts, type Tables, type Upcast } from './facts.ts';

/**
 * The facts of parts that divide the clients among them, together: every figure is the same as if one
 * process had folded them all. Rows of the company's own stream, which every part holds, are taken
 * from the first. Throws `TypeError` when there is no part.
 */
export function mergeFacts<T extends Tables>(parts: readonly Facts<T>[], upcast: Upcast): Facts<T> {
  const [first] = parts;
  if (first === undefined) throw new TypeError('facts are merged from one part at least: there is none');
  const merged = new Facts(first.definitions, upcast);
  for (const part of parts) {
    addFacts(merged, part, (clientId) => part === first || clientId !== companyId);
    merged.log.addAll(part.log);
    merged.latest = Math.max(merged.latest, part.latest);
    merged.now = Math.max(merged.now, part.now);
  }
  const same = parts.every(({ position }) => position === first.position);
  merged.position = same ? first.position : undefined;
  return merged;
}
