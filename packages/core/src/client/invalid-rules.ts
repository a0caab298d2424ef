/** Rules that say something they cannot: names the entry. */
export class InvalidRules extends Error {
  override readonly name = 'InvalidRules';
  readonly code = 'INVALID_RULES';
  readonly entry: string;

  constructor(entry: string, problem: string) {
    super(`rules entry ${entry === '' ? '(the whole)' : `"${entry}"`}: ${problem}`);
    this.entry = entry;
  }
}
