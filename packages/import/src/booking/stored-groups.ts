import type { Group, GroupedLine, SaleGroup } from '../grouping/group.ts';
import { orderOf } from '../grouping/group-line.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { SaleHeader, SaleLine } from '../rows/row-record.ts';
import { cancelledLines } from './cancelled-lines.ts';
import { partsOfKey } from './draft.ts';
import { lineName, lineText } from './line-name.ts';
import type { StoredFact } from './stored-client.ts';

/**
 * The groups of a client as the log and the tables know them together: rows once booked stay booked,
 * rows of an invoice that are new join it, and a keyed row says what its latest version says.
 */
export function mergedGroups(
  mapping: Mapping,
  clientId: string,
  groups: readonly Group[],
  facts: Iterable<StoredFact>,
): readonly Group[] {
  const merged = new Map(groups.map((group) => [nameOf(group), group]));
  for (const stored of storedGroups(mapping, clientId, facts)) {
    const given = merged.get(nameOf(stored));
    if (given === undefined) merged.set(nameOf(stored), stored);
    else if ('lines' in given && growsByLines(mapping, given)) merged.set(nameOf(given), joined(given, stored));
  }
  return [...merged.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const nameOf = ({ entry, kind, key }: Group): string => JSON.stringify([entry, kind, key]);

/** Rows of invoices and of cancellations are told apart by what they say; others by their key. */
function growsByLines({ entries }: Mapping, { entry: index }: Group): boolean {
  const entry = entries[index];
  return entry?.book === 'sale' && entry.invoice !== undefined;
}

function joined(given: SaleGroup, stored: SaleGroup): SaleGroup {
  const lines =
    given.kind === 'cancellation' ? longerCancellation(given.lines, stored.lines) : allLines(given.lines, stored.lines);
  if (stored.at >= given.at) return { ...given, lines };
  return { ...given, at: stored.at, header: stored.header, lines };
}

/** Each line as often as the side knows it that knows it more often. */
function allLines(given: readonly GroupedLine[], stored: readonly GroupedLine[]): readonly GroupedLine[] {
  const counts = new Map<string, number>();
  for (const { line } of given) counts.set(lineText(line), (counts.get(lineText(line)) ?? 0) + 1);
  const others = stored.filter(({ line }) => {
    const left = counts.get(lineText(line)) ?? 0;
    counts.set(lineText(line), left - 1);
    return left <= 0;
  });
  return [...given, ...others];
}

function longerCancellation(given: readonly GroupedLine[], stored: readonly GroupedLine[]): readonly GroupedLine[] {
  const known = new Map(cancelledLines(stored).map(({ line }) => [lineName(line), line]));
  const lines: GroupedLine[] = [];
  for (const { line } of cancelledLines(given)) {
    const before = known.get(lineName(line));
    known.delete(lineName(line));
    if (before !== undefined && (before.quantity ?? 0) > (line.quantity ?? 0)) lines.push({ line: before });
    else lines.push(...given.filter((one) => lineName(one.line) === lineName(line)));
  }
  return [...lines, ...[...known.values()].map((line) => ({ line }))];
}

/** The sales and cancellations that the log holds of a client, as groups. */
function storedGroups(mapping: Mapping, clientId: string, facts: Iterable<StoredFact>): readonly SaleGroup[] {
  const groups = new Map<string, SaleGroup>();
  for (const fact of facts) {
    const group = fact.retracted || fact.byHand ? undefined : groupOf(mapping, clientId, fact);
    if (group === undefined) continue;
    const known = groups.get(nameOf(group));
    groups.set(nameOf(group), known === undefined ? group : { ...known, lines: [...known.lines, ...group.lines] });
  }
  return [...groups.values()];
}

type StoredSale = Readonly<{ amount: SaleLine['amount']; lines?: readonly SaleLine[]; dealId?: string }> & SaleHeader;

function groupOf(mapping: Mapping, clientId: string, fact: StoredFact): SaleGroup | undefined {
  const [, name, key = '', refund, ofPayment] = partsOfKey(fact.key);
  const index = mapping.entries.findIndex((candidate) => candidate.name === name);
  const entry = mapping.entries[index];
  if (entry?.book !== 'sale' || (entry.invoice === undefined && entry.cancellation === undefined)) return undefined;
  const { amount, lines = [{ amount }], dealId, owner, salesChannel, method } = fact.data as StoredSale;
  const kind = refund === undefined ? 'sale' : ofPayment === undefined ? 'refund' : 'cancellation';
  const header = {
    ...(dealId === undefined || kind === 'cancellation' ? {} : { deal: dealId }),
    ...(owner === undefined ? {} : { owner }),
    ...(salesChannel === undefined ? {} : { salesChannel }),
    ...(method === undefined ? {} : { method }),
  };
  return {
    clientId,
    entry: index,
    key,
    at: fact.occurredAt,
    profile: '',
    kind,
    header,
    lines: lines.map((line) => ({ line })),
  };
}
