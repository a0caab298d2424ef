/** A consumer was slower than what it consumes for longer than its buffer could bridge. */
export class BufferOverflow extends Error {
  override readonly name = 'BufferOverflow';
  readonly code = 'BUFFER_OVERFLOW';
  readonly size: number;

  constructor(size: number) {
    super(
      `more than ${String(size)} values waited to be taken: all that had come before were given; go on after the ` +
        'last of them (`since` its checkpoint), with a larger buffer, or with `drop-oldest` where only the latest count',
    );
    this.size = size;
  }
}
