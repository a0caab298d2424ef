import type { Facts } from '../projection/facts.ts';
import type { ClientIndex } from '../projection/client-index.ts';
import type { FactRows } from '../projection/fact-rows.ts';
import type { Identities } from './identities.ts';

type Ordered = ClientIndex & Readonly<{ rows: Pick<FactRows, 'client' | 'occurredAt' | 'revision' | 'recordedBy'> }>;

/**
 * The rows of all clients that are counted under a survivor, in the order in which they happened;
 * at one instant by client id and place in the stream, so that the order of the log does not matter.
 * Nothing for a client that is merged into another.
 */
export function clusterRows(
  facts: Pick<Facts, 'clients'>,
  { order, start, rows }: Ordered,
  identities: Identities,
  client: number,
): Int32Array {
  const own = (c: number) => order.subarray(start[c] ?? 0, start[c + 1] ?? 0);
  const members = identities.members(client);
  if (members.length === 1) return identities.survivorOf(client) === client ? own(client) : none;
  const all = Int32Array.from(members.flatMap((member) => [...own(member)]));
  const idOf = (row: number) => facts.clients.textOf(rows.client[row] ?? 0) ?? '';
  return all.sort(
    (a, b) =>
      (rows.occurredAt[a] ?? 0) - (rows.occurredAt[b] ?? 0) ||
      compareTexts(idOf(a), idOf(b)) ||
      (rows.revision[a] ?? 0) - (rows.revision[b] ?? 0) ||
      rows.recordedBy(a) - rows.recordedBy(b) ||
      a - b,
  );
}

const none = new Int32Array(0);
const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
