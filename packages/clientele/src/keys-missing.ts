/** The keys of personal data are not beside the log, or may not be read: a warning, for figures need none of them. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing';
  readonly code = 'KEYS_MISSING';
  /** The file that was looked for. */
  readonly file: string;
  /** `absent`: there is no such file. `unreadable`: its rights forbid it to whoever runs the program. */
  readonly reason: 'absent' | 'unreadable';

  constructor(file: string, reason: 'absent' | 'unreadable' = 'absent') {
    super(
      reason === 'absent'
        ? `there is no ${file}: personal data stays sealed; put the keys of this log there to read it`
        : `${file} may not be read: personal data stays sealed; ask its owner for the right to read it`,
    );
    this.file = file;
    this.reason = reason;
  }
}
