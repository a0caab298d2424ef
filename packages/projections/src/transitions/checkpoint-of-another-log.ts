/** A checkpoint of transitions is of another log: going on from it would repeat or skip some. */
export class CheckpointOfAnotherLog extends Error {
  override readonly name = 'CheckpointOfAnotherLog';
  readonly code = 'CHECKPOINT_OF_ANOTHER_LOG';
  /** The log of the checkpoint, and the one that is followed. */
  readonly logId: string;
  readonly followed: string;

  constructor(logId: string, followed: string) {
    super(
      `the checkpoint is of log ${logId}, which is not the one that is followed (${followed}): ` +
        'it was restored or made anew; follow without `since`, and look at the reports for what changed meanwhile',
    );
    this.logId = logId;
    this.followed = followed;
  }
}
