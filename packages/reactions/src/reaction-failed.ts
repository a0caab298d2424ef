import type { EventReference } from '@clientele/core';

/** A reaction threw: it stays before the event until it is mended, and does nothing meanwhile. */
export class ReactionFailed extends Error {
  override readonly name = 'ReactionFailed';
  readonly code = 'REACTION_FAILED';
  readonly reaction: string;
  readonly reference: EventReference;

  constructor(reaction: string, reference: EventReference, cause: unknown) {
    super(
      `reaction ${reaction} failed at event ${reference}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
    this.reaction = reaction;
    this.reference = reference;
  }
}
