/** An event type that is neither in the catalogue nor among the host's own. */
export class UnknownEventType extends Error {
  override readonly name = 'UnknownEventType';
  readonly code = 'UNKNOWN_EVENT_TYPE';
  readonly type: string;

  constructor(type: string) {
    super(
      `the catalogue has no event type "${type}": add its definition to hostEvents, ` +
        'or say that unknown types are to be skipped or kept',
    );
    this.type = type;
  }
}
