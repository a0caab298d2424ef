import { companyId } from '../event/stream.ts';
import type { Dictionary } from './dictionary.ts';
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
    const clients = codesIn(merged.clients, part.clients);
    const texts = codesIn(merged.texts, part.texts);
    if (part !== first) clients[part.clients.find(companyId)] = 0;
    for (const name of Object.keys(first.definitions)) merged.rows(name).addAll(part.rows(name), clients, texts);
    for (const [client, correction] of part.corrections.entries()) {
      const code = clients[client] ?? 0;
      if (code > 0) merged.corrections.add(code, correction);
    }
    merged.log.addAll(part.log);
    merged.latest = Math.max(merged.latest, part.latest);
    merged.now = Math.max(merged.now, part.now);
  }
  const same = parts.every(({ position }) => position === first.position);
  merged.position = same ? first.position : undefined;
  return merged;
}

/** For each code of a part the code of the same text here. */
function codesIn(dictionary: Dictionary, part: Dictionary): Int32Array {
  const codes = new Int32Array(part.size);
  for (const [index, text] of part.texts().entries()) codes[index + 1] = dictionary.codeOf(text);
  return codes;
}
