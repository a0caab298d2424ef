/** A connection string that cannot be used as it is; it is not repeated, since it may hold a password. */
export class InvalidConnection extends Error {
  override readonly name = 'InvalidConnection';
  readonly code = 'INVALID_CONNECTION';
  /** What is wrong, said after `the connection string`. */
  readonly problem: string;

  constructor(problem: string) {
    super(`the connection string ${problem}`);
    this.problem = problem;
  }
}
