import type { EventReference } from '@clientele/core';

/** An event of the source is not what its hash says: a copy would make the change look right, so none is made. */
export class DamagedEvent extends Error {
  override readonly name = 'DamagedEvent';
  readonly code = 'DAMAGED_EVENT';
  readonly reference: EventReference;

  constructor(reference: EventReference) {
    super(`event ${reference} of the source does not fit its hash: it was changed or damaged after it was written`);
    this.reference = reference;
  }
}
