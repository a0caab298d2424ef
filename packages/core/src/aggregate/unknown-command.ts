/** Something was asked that nobody here knows how to do: names it and the nearest that is known. */
export class UnknownCommand extends Error {
  override readonly name = 'UnknownCommand';
  readonly code = 'UNKNOWN_COMMAND';
  readonly command: string;

  constructor(command: string, known: readonly string[]) {
    const alike = known.filter((type) => type.toLowerCase() === command.toLowerCase());
    super(
      `${command} is no command: ${alike.length > 0 ? `it is written ${alike.join()}` : 'make commands by their functions, such as openDeal'}`,
    );
    this.command = command;
  }
}
