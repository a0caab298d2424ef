import type { ScanPage } from '../event-store/event-store.ts';
import type { FactRow } from '../event-store/fact-row.ts';
import type { Position } from '../event-store/position.ts';
import { revisionIn } from '../aggregate/as-corrected.ts';
import { referenceOf } from '../event/reference.ts';
import type { Columns } from './columns.ts';
import { correctionIn } from './correction-in.ts';
import { Corrections } from './corrections.ts';
import { Dictionary } from './dictionary.ts';
import { FactRows, type RowOrigin } from './fact-rows.ts';
import type { AddFact, FactTable, Fold } from './fact-table.ts';
import { type IndexedRows, indexRows } from './indexed-rows.ts';
import type { Learned } from './learned.ts';
import { LogDigest } from './log-digest.ts';
import { aboutWhich } from './takes-back.ts';
import { UnfoldableEvent } from './unfoldable-event.ts';

/** Tables by name, as a question names those that it reads. */
export type Tables = Readonly<Record<string, FactTable>>;

/** The columns of one of the tables. */
export type ColumnsOf<T extends Tables, K extends keyof T> = T[K] extends FactTable<string, infer C> ? C : never;

/** Brings a body to the current version of its type. */
export type Upcast = (type: string, schemaVersion: number, data: unknown) => unknown;

type Reader = Readonly<{ fold: Fold<Columns, never>; add: AddFact<Columns> }>;

/**
 * What the events say, as columns: every question computes its figures from these, for any moment
 * and under any policy. Filled by the projection runtime, or from a list of events in a test.
 */
export class Facts<T extends Tables = Tables> {
  readonly definitions: T;
  readonly clients: Dictionary;
  readonly texts: Dictionary;
  readonly log = new LogDigest();
  readonly corrections = new Corrections();
  /** Just after the latest thing known: the moment of a question that names none. Set by whoever owns the clock. */
  now = 0;
  /** The latest instant, on either clock, of all that was folded. */
  latest = 0;
  /** Up to where the log is folded. */
  position: Position | undefined;
  #rows: Readonly<Record<string, FactRows>>;
  readonly #readers = new Map<string, Reader[]>();
  readonly #indexed = new Map<string, IndexedRows>();
  readonly #upcast: Upcast;
  /** Of the event that is being folded. */
  #origin: RowOrigin = { client: 0, revision: 0, recordedBy: 0, occurredAt: 0, recordedAt: 0 };

  constructor(
    definitions: T,
    upcast: Upcast,
    { clients, texts } = { clients: new Dictionary(), texts: new Dictionary() },
  ) {
    this.definitions = definitions;
    this.#upcast = upcast;
    this.clients = clients;
    this.texts = texts;
    this.#rows = Object.fromEntries(
      Object.entries(definitions).map(([name, table]) => [name, new FactRows(table, this.texts)]),
    );
    for (const rows of Object.values(this.#rows)) {
      const add: AddFact<Columns> = (values) => {
        rows.add(this.#origin, values);
      };
      for (const [type, fold] of Object.entries(rows.table.folds))
        this.#readers.set(type, [...(this.#readers.get(type) ?? []), { fold, add }]);
    }
  }

  /** The types of events that give facts here; corrections always do. */
  get types(): readonly string[] {
    return [...this.#readers.keys(), 'EventRetracted', 'EventCorrected'];
  }

  /** Folds a page of the log. Throws `UnfoldableEvent` for a body that is not what its type promises. */
  append({ rows, hashes, position }: ScanPage): void {
    for (const row of rows) this.fold(row);
    this.log.add(hashes);
    this.position = position;
  }

  /**
   * Folds one event; what it stands between is said by `append`. Throws `UnfoldableEvent` for a body
   * that is not what its type promises: then no row of the event is left.
   */
  fold(row: FactRow): void {
    const client = this.clients.codeOf(row.clientId);
    if (row.occurredAt > this.latest) this.latest = row.occurredAt;
    if (row.recordedAt > this.latest) this.latest = row.recordedAt;
    const correction = correctionOf(row);
    if (correction === undefined) return this.#read(row, client, row.revision);
    if (correction.right) this.#read({ ...row, ...correction.right }, client, row.revision);
    this.#takeBack(row, client, correction);
  }

  /**
   * Passes over an event that cannot be folded and that a later one `takesBack`: it was never known as
   * a fact. Where it is a correction, what it corrects is taken back all the same.
   */
  passOver(row: FactRow): void {
    const revision = aboutWhich(row);
    if (revision !== undefined) this.#takeBack(row, this.clients.codeOf(row.clientId), { revision });
  }

  /** The rows of a table, with their lazy index by client. */
  indexed<K extends keyof T & string>(name: K): IndexedRows<ColumnsOf<T, K>> {
    const rows = this.rows(name);
    const held = this.#indexed.get(name);
    if (
      held?.length === rows.length &&
      held.clients === this.clients.size &&
      held.corrections === this.corrections.count
    )
      return held as IndexedRows<ColumnsOf<T, K>>;
    const indexed = indexRows(rows, this.clients.size, this.corrections);
    this.#indexed.set(name, indexed);
    return indexed;
  }

  /** The rows of a table as they were appended. */
  rows<K extends keyof T & string>(name: K): FactRows<ColumnsOf<T, K>> {
    return this.#rows[name] as FactRows<ColumnsOf<T, K>>;
  }

  /** These facts, to be read only, as one knew them who learned of some later than they were recorded. */
  learned(later: Learned): Facts<T> {
    const seen = new Facts(this.definitions, this.#upcast, this);
    seen.#rows = Object.fromEntries(Object.entries(this.#rows).map(([name, rows]) => [name, rows.learned(later)]));
    for (const [client, correction] of this.corrections.entries()) {
      const recordedAt = later.learnedAt(client, correction.recordedBy) ?? correction.recordedAt;
      seen.corrections.add(client, { ...correction, recordedAt });
    }
    seen.log.addAll(this.log);
    seen.now = this.now;
    seen.latest = Math.max(this.latest, later.latest);
    seen.position = this.position;
    return seen;
  }

  #takeBack({ revision: recordedBy, recordedAt }: FactRow, client: number, { revision }: { revision: number }): void {
    this.corrections.add(client, { revision, recordedBy, recordedAt });
  }

  #read(row: FactRow, client: number, recordedBy: number): void {
    const readers = this.#readers.get(row.type);
    if (readers === undefined) return;
    const { revision, occurredAt, recordedAt } = row;
    this.#origin = { client, revision, recordedBy, occurredAt, recordedAt };
    try {
      const data = this.#upcast(row.type, row.schemaVersion, row.data);
      for (const { fold, add } of readers) fold(data as never, add, row);
    } catch (error) {
      for (const rows of Object.values(this.#rows)) rows.takeBack(this.#origin);
      throw new UnfoldableEvent(referenceOf(row.clientId, revision), row.type, error);
    }
  }
}

function correctionOf(row: FactRow): ReturnType<typeof correctionIn> {
  try {
    return correctionIn(row);
  } catch (error) {
    // Whoever is to take it back names the event that it is about, where it names one.
    throw new UnfoldableEvent(referenceOf(row.clientId, revisionIn(row.data) ?? row.revision), row.type, error);
  }
}
