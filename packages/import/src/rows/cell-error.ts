import type { ImportErrorCode } from '../import-error.ts';

/** What is wrong with a cell, before it is known in which file and line it stands. */
export class CellError extends Error {
  override readonly name = 'CellError';
  readonly code: ImportErrorCode;
  readonly column: string | undefined;
  readonly value: string | undefined;

  constructor(code: ImportErrorCode, column: string | undefined, value: string | undefined, problem: string) {
    super(problem);
    this.code = code;
    this.column = column;
    this.value = value;
  }
}
