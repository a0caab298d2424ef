/** The checkpoint of a reaction is of another log: acting on would repeat or skip what it did. */
export class ForeignLog extends Error {
  override readonly name = 'ForeignLog';
  readonly code = 'FOREIGN_LOG';
  readonly reaction: string;

  constructor(reaction: string) {
    super(
      `reaction ${reaction} was following another log, or one that was restored from a backup: close the workers ` +
        "of the other log, and open it with from 'now' or 'beginning' and restart to say where it goes on",
    );
    this.reaction = reaction;
  }
}
