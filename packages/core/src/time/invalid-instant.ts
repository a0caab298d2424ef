/** A text that names no moment: says which, and the forms that do. */
export class InvalidInstant extends Error {
  override readonly name = 'InvalidInstant';
  readonly code = 'INVALID_INSTANT';
  readonly text: string;

  constructor(text: string) {
    super(`"${text}" is no moment: write a date (2026-07-01) or an instant with its offset (2026-07-01T09:30:00Z)`);
    this.text = text;
  }
}
