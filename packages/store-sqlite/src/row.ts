import { isUtf8 } from 'node:buffer';

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

  /**
   * A text, selected as a blob: the driver ends the process over a text that is not UTF-8, and no
   * catch helps. Undefined where it is not, or not there.
   */
  text(column: number): string | undefined {
    const value = this.#columns[column];
    return Buffer.isBuffer(value) && isUtf8(value) ? value.toString() : undefined;
  }

  /** The bytes of a blob; empty for NULL. */
  bytes(column: number): Buffer {
    const value = this.#columns[column];
    return Buffer.isBuffer(value) ? value : Buffer.alloc(0);
  }
}
