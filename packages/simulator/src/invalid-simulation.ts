/** An argument of a simulation that makes no company: names it and says what would. */
export class InvalidSimulation extends Error {
  override readonly name = 'InvalidSimulation';
  readonly code = 'INVALID_SIMULATION';
  readonly argument: string;

  constructor(argument: string, problem: string) {
    super(`simulation ${argument}: ${problem}`);
    this.argument = argument;
  }
}
