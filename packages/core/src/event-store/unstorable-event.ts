/** An event that no store could keep: says where in it (`data.lines[0].amount`) and why. */
export class UnstorableEvent extends Error {
  override readonly name = 'UnstorableEvent';
  readonly code = 'UNSTORABLE_EVENT';
  readonly eventId: string;
  readonly path: string;

  constructor(eventId: string, path: string, problem: string) {
    super(`event ${eventId} cannot be stored: ${path} ${problem}`);
    this.eventId = eventId;
    this.path = path;
  }
}
