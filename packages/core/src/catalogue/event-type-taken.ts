/** A host's own event type has the name of one of ours. */
export class EventTypeTaken extends Error {
  override readonly name = 'EventTypeTaken';
  readonly code = 'EVENT_TYPE_TAKEN';
  readonly type: string;

  constructor(type: string) {
    super(`the catalogue has an event type "${type}" already: give your own another name`);
    this.type = type;
  }
}
