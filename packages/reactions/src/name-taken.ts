/** Two reactions or two adapters have one name: what was done is remembered by it. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken';
  readonly code = 'NAME_TAKEN';
  readonly taken: string;

  constructor(taken: string) {
    super(`the name "${taken}" is taken already: what was done is remembered by it, so give each its own`);
    this.taken = taken;
  }
}
