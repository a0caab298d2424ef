/** The keys of personal data are not beside the log: a warning, for figures need none of them. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing';
  readonly code = 'KEYS_MISSING';
  /** The file that was looked for. */
  readonly file: string;

  constructor(file: string) {
    super(`there is no ${file}: personal data stays sealed; put the keys of this log there to read it`);
    this.file = file;
  }
}
