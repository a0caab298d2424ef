/** What can be wrong with tables that are to be imported. */
export type ImportErrorCode =
  | 'FILE_MISSING'
  | 'FILE_TWICE'
  | 'FILE_OF_NO_TABLE'
  | 'FILE_UNREADABLE'
  | 'FILE_DAMAGED'
  | 'WRONG_ENCODING'
  | 'WRONG_HEADER'
  | 'WRONG_COLUMNS'
  | 'BAD_QUOTES'
  | 'BAD_DATE'
  | 'BAD_NUMBER'
  | 'BAD_VALUE'
  | 'UNKNOWN_CURRENCY'
  | 'NEGATIVE_AMOUNT'
  | 'TOO_FINE'
  | 'IN_THE_FUTURE'
  | 'KEY_TWICE'
  | 'WORK_FOLDER';

export type ImportPlace = Readonly<{
  file: string;
  /** Line of the file, counted from 1, the header included. */
  line?: number | undefined;
  column?: string | undefined;
  value?: string | undefined;
}>;

/** Tables that cannot be imported as they are: says where and what to do. Nothing was written. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly code: ImportErrorCode;
  readonly file: string;
  readonly line: number | undefined;
  readonly column: string | undefined;
  readonly value: string | undefined;
  /** The message without the place. */
  readonly problem: string;

  constructor(code: ImportErrorCode, place: ImportPlace, problem: string, cause?: unknown) {
    const { file, line, column, value } = place;
    const where = [
      file,
      line === undefined ? '' : `line ${String(line)}`,
      column === undefined ? '' : `column "${column}"`,
    ];
    const what = value === undefined ? '' : `"${value}" `;
    super(
      `${where.filter((part) => part !== '').join(', ')}: ${what}${problem}`,
      cause === undefined ? undefined : { cause },
    );
    this.code = code;
    this.file = file;
    this.line = line;
    this.column = column;
    this.value = value;
    this.problem = problem;
  }
}
