/** One thing that is wrong with a body. */
export type EventProblem = Readonly<{ path: string; problem: string }>;

/** A body that does not fit its event type: says which type, where and what. Nothing was written. */
export class InvalidEvent extends Error {
  override readonly name = 'InvalidEvent';
  readonly code = 'INVALID_EVENT';
  readonly type: string;
  /** Where the first problem is: `lines[0].amount.minor`; empty for the body as a whole. */
  readonly path: string;
  readonly issues: readonly EventProblem[];

  constructor(type: string, issues: readonly [EventProblem, ...EventProblem[]]) {
    const [{ path }] = issues;
    super(issues.map((issue) => `${type}${issue.path === '' ? '' : ` at ${issue.path}`}: ${issue.problem}`).join('; '));
    this.type = type;
    this.path = path;
    this.issues = issues;
  }
}
