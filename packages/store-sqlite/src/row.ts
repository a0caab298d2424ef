/** A row as the driver gives it in raw mode, read column by column with the type that the schema promises. */
export class Row {
  readonly #columns: readonly unknown[];

  constructor(row: unknown) {
    this.#columns = Array.isArray(row) ? row : [];
  }

  number(column: number): number {
    return Number(this.#columns[column]);
  }

  optionalNumber(column: number): number | undefined {
    const value = this.#columns[column];
    return value === null || value === undefined ? undefined : Number(value);
  }

  text(column: number): string {
    return String(this.#columns[column]);
  }

  /** The bytes of a blob; empty for NULL. */
  bytes(column: number): Buffer {
    const value = this.#columns[column];
    return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
  }
}
