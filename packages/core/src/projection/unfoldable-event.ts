import type { EventReference } from '../event/reference.ts';

/** An event in the log that no table of facts could read: its body is not what its type promises. */
export class UnfoldableEvent extends Error {
  override readonly name = 'UnfoldableEvent';
  readonly code = 'UNFOLDABLE_EVENT';
  readonly reference: EventReference;
  readonly type: string;

  constructor(reference: EventReference, type: string, cause: unknown) {
    super(
      `${type} ${reference} gives no fact until it is retracted or corrected: its body is not what the catalogue says of ${type}`,
      { cause },
    );
    this.reference = reference;
    this.type = type;
  }
}
