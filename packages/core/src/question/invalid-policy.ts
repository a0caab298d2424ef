/** A policy that says something it cannot: names the entry. */
export class InvalidPolicy extends Error {
  override readonly name = 'InvalidPolicy';
  readonly code = 'INVALID_POLICY';
  readonly entry: string;

  constructor(entry: string, problem: string) {
    super(`policy entry ${entry === '' ? '(the whole)' : `"${entry}"`}: ${problem}`);
    this.entry = entry;
  }
}
