import type { EventDataByType } from './event-data.ts';
import type { FactRow } from '../event-store/fact-row.ts';
import type { Columns, RowValues } from './columns.ts';

/** Writes one fact row of the event at hand. */
export type AddFact<C extends Columns> = (values: RowValues<C>) => void;

/** What one event says to a table: any number of rows. Total: it never throws on a body that its schema accepts. */
export type Fold<C extends Columns, Data> = (data: Data, add: AddFact<C>, event: FactRow) => void;

export type Folds<C extends Columns, Events> = { readonly [T in keyof Events]?: Fold<C, Events[T]> };

/**
 * A table of facts: which events give rows, and which columns a row has. Rows say only what their
 * event says; no threshold, no policy, no "today". Raise `version` when columns or folds change, so
 * that snapshots of the older form are rebuilt.
 */
export type FactTable<Name extends string = string, C extends Columns = Columns> = Readonly<{
  name: Name;
  version: number;
  columns: C;
  /** By event type; the data is of the current schema version. */
  folds: Readonly<Record<string, Fold<C, never>>>;
}>;

/**
 * Declares a table of facts over the events of the catalogue (or, by the last type parameter, of the host's own).
 *
 * @example
 * const settlements = factTable({
 *   name: 'settlements', version: 1, columns: { minor: 'number', currency: 'text' },
 *   folds: { PaymentReceived: ({ amount }, add) => add(amount) },
 * });
 */
export function factTable<Name extends string, const C extends Columns, Events = EventDataByType>(definition: {
  readonly name: Name;
  readonly version: number;
  readonly columns: C;
  readonly folds: Folds<C, NoInfer<Events>>;
}): FactTable<Name, C> {
  return definition as FactTable<Name, C>;
}
