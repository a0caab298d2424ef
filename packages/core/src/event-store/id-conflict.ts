/** An event id is taken: by an event that says something else, or that was written in another append. Nothing is stored. */
export class IdConflict extends Error {
  override readonly name = 'IdConflict';
  readonly code = 'ID_CONFLICT';
  readonly stream: string;
  readonly eventId: string;

  constructor(stream: string, eventId: string) {
    super(
      `event ${eventId} of stream ${stream} is in the log with another content or in another append: give the new event an id of its own`,
    );
    this.stream = stream;
    this.eventId = eventId;
  }
}
