/** A path that names nothing in a report: names what there is where it goes astray. */
export class UnknownPath extends Error {
  override readonly name = 'UnknownPath';
  readonly code = 'UNKNOWN_PATH';
  readonly path: string;
  /** What could stand there instead. */
  readonly known: readonly string[];

  constructor(path: string, known: readonly string[]) {
    const some = known.length > 12 ? [...known.slice(0, 12), '…'] : known;
    super(
      `"${path}" is no number of the report and no client: after what fits there is ${some.join(', ') || 'nothing'}`,
    );
    this.path = path;
    this.known = known;
  }
}
