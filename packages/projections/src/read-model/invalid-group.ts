/** A name of a group that its tables cannot carry. */
export class InvalidGroup extends Error {
  override readonly name = 'InvalidGroup';
  readonly code = 'INVALID_GROUP';
  readonly group: string;

  constructor(group: string, problem = nameProblem) {
    super(`"${group}" cannot name a group: ${problem}`);
    this.group = group;
  }
}

const nameProblem =
  'its tables carry the name, so it is 1 to 30 of a to z, 0 to 9 and single _ between them, begins with a letter, ' +
  'and is not "clientele"';
