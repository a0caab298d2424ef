/** A command that is not allowed. Nothing was appended. `code` says why, `data` holds the facts needed to act. */
export class Refused<Code extends string = string, Data = unknown> extends Error {
  override readonly name = 'Refused';
  readonly code: Code;
  readonly data: Data;
  /** The type of the command. */
  readonly command: string;
  /** Every reason there is; the first one is also told by `code` and `data`. */
  readonly refusals: readonly Refusal[];

  constructor(command: string, refusals: readonly [Refusal<Code, Data>, ...Refusal[]]) {
    super(`${command} is refused: ${refusals.map(({ message }) => message).join('; ')}`);
    [{ code: this.code, data: this.data }] = refusals;
    this.command = command;
    this.refusals = refusals;
  }
}

/** One reason why a command was refused. */
export type Refusal<Code extends string = string, Data = unknown> = Readonly<{
  code: Code;
  kind: 'sense' | 'rule';
  data: Data;
  message: string;
}>;
