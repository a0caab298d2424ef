/** A name of a group that its tables cannot carry. */
export class InvalidGroup extends Error {
  override readonly name = 'InvalidGroup';
  readonly code = 'INVALID_GROUP';
  readonly group: string;

  constructor(group: string) {
    super(
      `"${group}" cannot name a group: its tables carry the name, so it is 1 to 30 of a to z, 0 to 9 and single _ ` +
        'between them, begins with a letter, and is not "clientele"',
    );
    this.group = group;
  }
}
