/** Nobody has followed the log for a group of that name. */
export class UnknownGroup extends Error {
  override readonly name = 'UnknownGroup';
  readonly code = 'UNKNOWN_GROUP';

  constructor(group: string, readModel: string) {
    super(`${readModel} has no group ${group}: check the name, or start a worker of it first`);
  }
}
