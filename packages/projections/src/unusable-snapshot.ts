/** A snapshot that cannot serve: the facts are read from the log instead, which takes longer. */
export class UnusableSnapshot extends Error {
  override readonly name = 'UnusableSnapshot';
  readonly code = 'UNUSABLE_SNAPSHOT';
  readonly snapshot: string;

  constructor(snapshot: string, problem: string) {
    super(
      `snapshot ${snapshot} is not used, ${problem}: the facts are read from the log, and a new one takes its place`,
    );
    this.snapshot = snapshot;
  }
}
