/** What a column holds: a text (kept as a code of the dictionary, 0 = absent) or a number (NaN = absent). */
export type ColumnKind = 'text' | 'number';

export type Columns = Readonly<Record<string, ColumnKind>>;

/** The typed array behind a column. */
export type ColumnData<Kind extends ColumnKind> = Kind extends 'text' ? Int32Array : Float64Array;

export type ColumnArrays<C extends Columns> = { readonly [K in keyof C]: ColumnData<C[K]> };

/** One row as a fold writes it and as a reader of single rows sees it. */
export type RowValues<C extends Columns> = {
  readonly [K in keyof C]?: (C[K] extends 'text' ? string : number) | undefined;
};

/** A larger typed array with the old content. */
export function grown<A extends Int32Array | Float64Array>(old: A, capacity: number): A {
  const larger = (old instanceof Int32Array ? new Int32Array(capacity) : new Float64Array(capacity)) as A;
  larger.set(old);
  return larger;
}
