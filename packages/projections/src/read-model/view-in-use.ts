/** A view that has to change at a swap is what something of somebody else's is made of: nothing was changed. */
export class ViewInUse extends Error {
  override readonly name = 'ViewInUse';
  readonly code = 'VIEW_IN_USE';
  /** What depends on what, in the words of the database. */
  readonly dependents: string;

  constructor(dependents: string, cause?: unknown) {
    super(
      `the tables of the new version cannot take the place of the old ones: ${dependents}. ` +
        'Drop what depends on them; the swap is tried again by itself, and then make it anew',
      { cause },
    );
    this.dependents = dependents;
  }
}
