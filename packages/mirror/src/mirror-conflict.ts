import type { EventReference } from '@clientele/core';

/** The destination holds something that the source does not: it is no copy of this log, and nothing is added to it. */
export class MirrorConflict extends Error {
  override readonly name = 'MirrorConflict';
  readonly code = 'MIRROR_CONFLICT';
  readonly stream: string;
  /** The event of the destination that is in the way, where there is one. */
  readonly reference: EventReference | undefined;

  constructor(stream: string, problem: string, reference?: EventReference) {
    super(`stream ${stream} of the destination ${problem}: mirror into an empty store, or into a copy of this log`);
    this.stream = stream;
    this.reference = reference;
  }
}
