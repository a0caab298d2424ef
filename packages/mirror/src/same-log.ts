/** The destination is the very log that is to be copied: nothing could be proven by it. */
export class SameLog extends Error {
  override readonly name = 'SameLog';
  readonly code = 'SAME_LOG';
  /** How the destination was named. */
  readonly destination: string;

  constructor(destination: string) {
    super(`${destination} is the log itself: name another file or server to copy it into`);
    this.destination = destination;
  }
}
