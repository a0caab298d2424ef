/** A policy that says something it cannot: names the entry. */
export class InvalidPolicy extends Error {
  override readonly name = 'InvalidPolicy';
  readonly code = 'INVALID_POLICY';
  readonly entry: string;
  /** Whether there is an entry of that name: what is wrong is its value. */
  readonly known: boolean;

  constructor(entry: string, problem: string, known = true) {
    super(`policy entry ${entry === '' ? '(the whole)' : `"${entry}"`}: ${problem}`);
    this.entry = entry;
    this.known = known;
  }
}
