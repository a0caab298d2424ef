/** A file that is no log of reactions, or one of a newer version. */
export class NotAReactionLog extends Error {
  override readonly name = 'NotAReactionLog';
  readonly code = 'NOT_A_REACTION_LOG';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path} ${problem}: name another file for the log of reactions`);
    this.path = path;
  }
}
