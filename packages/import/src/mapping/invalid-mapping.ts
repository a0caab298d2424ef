/** A mapping that says something it cannot: names the entry (`entries[2].at.zone`). */
export class InvalidMapping extends Error {
  override readonly name = 'InvalidMapping';
  readonly code = 'INVALID_MAPPING';
  readonly mapping: string;
  /** Where in the mapping; empty for the whole. */
  readonly entry: string;
  /** The ready mappings there are, where none has the name that was given. */
  readonly known: readonly string[];

  constructor(mapping: string, entry: string, problem: string, known: readonly string[] = []) {
    super(`mapping ${mapping}${entry === '' ? '' : `, entry ${entry}`}: ${problem}`);
    this.mapping = mapping;
    this.entry = entry;
    this.known = known;
  }
}
