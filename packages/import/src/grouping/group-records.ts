import type { Entry } from '../mapping/entry.ts';
import type { RowRef, SaleHeader } from '../rows/row-record.ts';
import type { Group, GroupedLine } from './group.ts';
import type { SortedRecord } from './record-line.ts';

/** What is told of rows while they are grouped. */
export type GroupingNotes = Readonly<{
  /** The very row came before: it is left out. */
  repeated: (record: SortedRecord) => void;
  /** Another row has its key and says otherwise. */
  keyTwice: (record: SortedRecord) => void;
  severalInstants: (group: Group, refs: readonly RowRef[]) => void;
  disagrees: (group: Group, ref: RowRef) => void;
  booked: (record: SortedRecord) => void;
}>;

/** Groups of records that come sorted by client, entry and key. */
export class RecordGroups {
  readonly #entries: readonly Entry[];
  readonly #notes: GroupingNotes;
  #open: SortedRecord[] = [];

  constructor(entries: readonly Entry[], notes: GroupingNotes) {
    this.#entries = entries;
    this.#notes = notes;
  }

  /** Takes the next record; gives the groups that are complete with it. */
  add(record: SortedRecord): readonly Group[] {
    const [first] = this.#open;
    if (first === undefined || belongTogether(first, record)) {
      // Any number of rows may see one client: those that say nothing new are not kept.
      if (first !== undefined && this.#isSighting(first) && record.profile === first.profile)
        this.#notes.booked(record);
      else this.#open.push(record);
      return [];
    }
    const complete = this.#groups();
    this.#open = [record];
    return complete;
  }

  /** The groups that are left when there are no more records. */
  end(): readonly Group[] {
    const complete = this.#groups();
    this.#open = [];
    return complete;
  }

  #groups(): readonly Group[] {
    const [first] = this.#open;
    if (first === undefined) return [];
    const entry = this.#entries[first.entry];
    if (this.#isSighting(first)) return [this.#sighted(first)];
    if (entry?.book === 'sale' && entry.invoice !== undefined) return [this.#invoice(first)];
    if (entry?.book === 'client' || entry?.key !== undefined) return [this.#keyed(first)];
    return this.#open.map((record, index) =>
      this.#single(record, index === 0 ? record.key : `${record.key}.${String(index + 1)}`),
    );
  }

  #isSighting({ content, entry }: SortedRecord): boolean {
    return content.kind === 'client' || this.#entries[entry]?.book === 'company';
  }

  /** The earliest row counts, the others only say that it was so. */
  #sighted(first: SortedRecord): Group {
    for (const record of this.#open) this.#notes.booked(record);
    return { ...groupOf(first, first.key, this.#open), ...this.#otherProfiles(first) };
  }

  /** One row counts; it comes again only by mistake. */
  #keyed(first: SortedRecord): Group {
    const [, ...others] = this.#open;
    for (const record of others) {
      if (record.text === first.text) this.#notes.repeated(record);
      else this.#notes.keyTwice(record);
    }
    return this.#single(first, first.key);
  }

  #single(record: SortedRecord, key: string): Group {
    this.#notes.booked(record);
    return groupOf(record, key, [record]);
  }

  #invoice(inOrder: SortedRecord): Group {
    for (const record of this.#open) this.#notes.booked(record);
    const group = { ...groupOf(inOrder, inOrder.key, this.#open), ...this.#otherProfiles(inOrder) };
    if (this.#open.some(({ at }) => at !== inOrder.at))
      this.#notes.severalInstants(
        group,
        this.#open.map(({ ref }) => ref),
      );
    const header = JSON.stringify(headerOf(inOrder));
    for (const record of this.#open)
      if (JSON.stringify(headerOf(record)) !== header) this.#notes.disagrees(group, record.ref);
    return group;
  }

  #otherProfiles(first: SortedRecord): Pick<Group, 'otherProfiles'> {
    const others = new Map<string, RowRef>();
    for (const { profile, ref } of this.#open)
      if (profile !== first.profile && !others.has(profile)) others.set(profile, ref);
    return others.size === 0 ? {} : { otherProfiles: [...others] };
  }
}

const belongTogether = (a: SortedRecord, b: SortedRecord): boolean =>
  a.clientId === b.clientId && a.entry === b.entry && a.key === b.key && a.content.kind === b.content.kind;

function groupOf(
  { clientId, entry, at, profile, content, ref }: SortedRecord,
  key: string,
  records: readonly SortedRecord[],
): Group {
  const common = { clientId, entry, key, at, profile, ref };
  switch (content.kind) {
    case 'client':
      return { ...common, kind: 'client' };
    case 'event':
      return { ...common, kind: 'event', data: content.data };
    default:
      return { ...common, kind: content.kind, header: content.header, lines: records.flatMap(lineOf) };
  }
}

function lineOf({ content, ref }: SortedRecord): GroupedLine[] {
  if (!('line' in content)) return [];
  const { line, residue } = content;
  return [residue === undefined ? { line, ref } : { line, ref, residue }];
}

const headerOf = ({ content }: SortedRecord): SaleHeader | undefined =>
  'header' in content ? content.header : undefined;
